import { deadlineFaults } from './deadline-faults.js';
import { onPostgres } from './queue-servers.js';

deadlineFaults(onPostgres);
