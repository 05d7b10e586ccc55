import { eventStoreDbContract } from './contract.js';
import { clientTraps } from './traps.js';

eventStoreDbContract('EventStoreDB client', 'eventstore');
clientTraps('EventStoreDB client', 'eventstore');
