/** Names under which the parts that are not Nest classes are injected. */
export const ConfigToken = Symbol('Config');
export const StoreToken = Symbol('EventStore');
export const ReadModelToken = Symbol('ReadModel');
export const FollowUpsToken = Symbol('FollowUpRunner');
export const SessionsToken = Symbol('Sessions');
export const DraftsToken = Symbol('Drafts');
export const UsersToken = Symbol('Users');
export const PoolToken = Symbol('Pool');
export const KeysPoolToken = Symbol('KeysPool');
export const MetricsToken = Symbol('Metrics');
export const DatabaseClockToken = Symbol('DatabaseClock');
