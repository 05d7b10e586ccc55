import * as grpc from '@grpc/grpc-js';
import type { ClientName } from '#event-store/eventstoredb-client.js';
import { AppendCalls } from './append-calls.js';
import { Faults } from './faults.js';
import { PersistentCalls } from './persistent-calls.js';
import { loadProtocol, type Protocol } from './protocol.js';
import { ReadCalls } from './read-calls.js';
import { ServerLog } from './server-log.js';

export interface EventStoreDbTestServer {
  readonly port: number;
  readonly url: string;
  readonly log: ServerLog;
  readonly faults: Faults;
  /** Ends every connection and takes no new ones; the log stays. */
  down(): Promise<void>;
  /** Listens again, on the same port. */
  up(): Promise<void>;
  stop(): Promise<void>;
}

export interface Tls {
  readonly key: Buffer;
  readonly certificate: Buffer;
}

/** The wire protocol of EventStoreDB in this process, on the loopback and a free port. It proves the adapter's way over the wire, not the server. */
export async function startEventStoreDbTestServer(client: ClientName, tls?: Tls): Promise<EventStoreDbTestServer> {
  const protocol = loadProtocol(client);
  const log = new ServerLog();
  const faults = new Faults();
  let running = build(protocol, log, faults, () => port);
  const credentials = tls
    ? grpc.ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }])
    : grpc.ServerCredentials.createInsecure();
  const port = await listen(running, 0, credentials);
  return {
    port,
    log,
    faults,
    url: `esdb://127.0.0.1:${port}?tls=${tls !== undefined}`,
    down: async () => running.forceShutdown(),
    up: async () => {
      running = build(protocol, log, faults, () => port);
      await listen(running, port, credentials);
    },
    stop: async () => {
      running.forceShutdown();
      log.grown.emit('grown');
    },
  };
}

function listen(server: grpc.Server, port: number, credentials: grpc.ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
}

function build(protocol: Protocol, log: ServerLog, faults: Faults, port: () => number): grpc.Server {
  const server = new grpc.Server();
  const appends = new AppendCalls(protocol, log, faults);
  const reads = new ReadCalls(protocol, log, faults);
  const groups = new PersistentCalls(protocol, log);
  const { services } = protocol;
  server.addService(services.streams, {
    read: reads.read.bind(reads),
    append: appends.append.bind(appends),
    batchAppend: appends.batchAppend.bind(appends),
    delete: appends.delete.bind(appends),
    tombstone: appends.tombstone.bind(appends),
  });
  server.addService(services.persistent, {
    create: groups.create.bind(groups),
    delete: groups.delete.bind(groups),
    read: groups.read.bind(groups),
    replayParked: groups.replayParked.bind(groups),
  });
  server.addService(services.features, {
    getSupportedMethods: (_: unknown, reply: grpc.sendUnaryData<object>) => reply(null, supportedMethods(protocol)),
  });
  server.addService(services.gossip, {
    read: (_: unknown, reply: grpc.sendUnaryData<object>) => reply(null, gossip(protocol, port())),
  });
  return server;
}

/** Names in lower case, or the clients fall back to other calls. */
function supportedMethods({ features, services }: Protocol): object {
  const supported = new features.SupportedMethods().setEventStoreServerVersion('24.6.0');
  for (const method of Object.values({ ...services.streams, ...services.gossip, ...services.persistent })) {
    const [, service = '', name = ''] = (method as { path: string }).path.toLowerCase().split('/');
    supported.addMethods(
      new features.SupportedMethod().setServiceName(service).setMethodName(name).setFeaturesList(featuresOf(name)),
    );
  }
  return supported;
}

function featuresOf(method: string): string[] {
  if (method === 'read') return ['position', 'events'];
  return ['create', 'update', 'delete', 'read', 'getinfo', 'list', 'replayparked'].includes(method)
    ? ['stream', 'all']
    : [];
}

function gossip({ gossip: messages, shared }: Protocol, port: number): object {
  const member = new messages.MemberInfo()
    .setInstanceId(new shared.UUID().setString('01930000-0000-7000-8000-0000000000e5'))
    .setState(messages.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new messages.EndPoint().setAddress('127.0.0.1').setPort(port));
  return new messages.ClusterInfo().setMembersList([member]);
}
