import { eventStoreDbContract } from './contract.js';
import { clientTraps } from './traps.js';

eventStoreDbContract('KurrentDB client', 'kurrent');
clientTraps('KurrentDB client', 'kurrent');
