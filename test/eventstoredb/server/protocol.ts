import { createRequire } from 'node:module';
import type * as Gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type * as Persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import type * as Features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type * as Shared from '@eventstore/db-client/generated/shared_pb.js';
import type * as Status from '@eventstore/db-client/generated/status_pb.js';
import type * as Streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ClientName } from '#event-store/eventstoredb-client.js';

interface PackedAny {
  pack(bytes: Uint8Array, typeName: string): void;
}

/** The messages and services of the protocol, as one client package carries them. Both packages speak the same one. */
export interface Protocol {
  readonly streams: typeof Streams;
  readonly shared: typeof Shared;
  readonly status: typeof Status;
  readonly features: typeof Features;
  readonly gossip: typeof Gossip;
  readonly persistent: typeof Persistent;
  readonly Any: new () => PackedAny;
  readonly Empty: new () => never;
  readonly services: {
    readonly streams: typeof StreamsService;
    readonly features: typeof ServerFeaturesService;
    readonly gossip: typeof GossipService;
    readonly persistent: typeof PersistentSubscriptionsService;
  };
}

const packages = {
  eventstore: { name: '@eventstore/db-client', folder: 'generated', persistent: 'persistent' },
  kurrent: {
    name: '@kurrent/kurrentdb-client',
    folder: 'generated/kurrentdb/protocols/v1',
    persistent: 'persistentsubscriptions',
  },
};

/** Loaded from the package of the client under test: the other package may not be in the same process. */
export function loadProtocol(client: ClientName): Protocol {
  const { name, folder, persistent } = packages[client];
  const require = createRequire(import.meta.url);
  const ofClient = createRequire(require.resolve(`${name}/package.json`));
  const messages = (file: string) => require(`${name}/${folder}/${file}_pb.js`) as never;
  const service = (file: string, key: string) =>
    (require(`${name}/${folder}/${file}_grpc_pb.js`) as Record<string, never>)[key] as never;
  return {
    streams: messages('streams'),
    shared: messages('shared'),
    status: messages('status'),
    features: messages('serverfeatures'),
    gossip: messages('gossip'),
    persistent: messages(persistent),
    Any: (ofClient('google-protobuf/google/protobuf/any_pb.js') as { Any: Protocol['Any'] }).Any,
    Empty: (ofClient('google-protobuf/google/protobuf/empty_pb.js') as { Empty: Protocol['Empty'] }).Empty,
    services: {
      streams: service('streams', 'StreamsService'),
      features: service('serverfeatures', 'ServerFeaturesService'),
      gossip: service('gossip', 'GossipService'),
      persistent: service(persistent, 'PersistentSubscriptionsService'),
    },
  };
}
