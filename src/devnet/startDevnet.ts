/**
 * A devnet that listens.
 *
 * @module
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { CasperTestError } from '../bytes/casperTestError';
import { Devnet, type DevnetOptions } from './devnet';
import { devnetApp } from './http/devnetApp';
import { EventStream } from './http/eventStream';
import { PAGE_PATH } from './http/page';

/** {@link DevnetOptions}, and where to listen. */
export interface StartOptions extends DevnetOptions {
  /** 11101 when left out; 0 for any that is free, and then there is only this one. */
  readonly port?: number;
  /** 14101 when left out; `false` for none. */
  readonly restPort?: number | false;
  /** 18101 when left out; `false` for none. */
  readonly eventsPort?: number | false;
  /** 127.0.0.1 when left out. */
  readonly host?: string;
  /** Folder of files to serve besides. */
  readonly staticFolder?: string;
}

/** A devnet with its addresses. */
export interface RunningDevnet {
  readonly devnet: Devnet;
  /** Such as `http://127.0.0.1:11101`. */
  readonly url: string;
  readonly rpcUrl: string;
  readonly restUrl: string;
  readonly eventsUrl: string;
  /** The page that shows the chain. */
  readonly pageUrl: string;
  /** Ends connections and frees the ports. */
  close(): Promise<void>;
}

/** A request must have come whole by then; milliseconds. */
const REQUEST_TIMEOUT = 60_000;
const HEADERS_TIMEOUT = 20_000;

/**
 * Starts a devnet and listens on its ports.
 *
 * @throws CasperTestError `BAD_ARGUMENT` when a port is taken, and what {@link Devnet.create} throws
 */
export async function startDevnet(options: StartOptions = {}): Promise<RunningDevnet> {
  const { port = 11_101, host = '127.0.0.1' } = options;
  const restPort = options.restPort ?? (port === 0 ? false : 14_101);
  const eventsPort = options.eventsPort ?? (port === 0 ? false : 18_101);
  const devnet = Devnet.create(options);
  const events = new EventStream(devnet.chain);
  const app = devnetApp(devnet.rpcContext, events, options.staticFolder);
  const listener = getRequestListener(app.fetch, { hostname: host });
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    devnet.close();
  };
  const listen = async (wanted: number, flag: string): Promise<number> => {
    const server = createServer(listener);
    server.requestTimeout = REQUEST_TIMEOUT;
    server.headersTimeout = HEADERS_TIMEOUT;
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await bound(server, wanted, host, flag);
    servers.push(server);
    return (server.address() as AddressInfo).port;
  };
  try {
    const first = await listen(port, 'port');
    const rest = restPort === false ? first : await listen(restPort, 'rest-port');
    const sse = eventsPort === false ? first : await listen(eventsPort, 'events-port');
    const at = (number: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${number}`;
    return {
      devnet,
      url: at(first),
      rpcUrl: `${at(first)}/rpc`,
      restUrl: at(rest),
      eventsUrl: `${at(sse)}/events`,
      pageUrl: `${at(first)}${PAGE_PATH}`,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function bound(server: Server, port: number, host: string, flag: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE' && cause.code !== 'EACCES' && cause.code !== 'EADDRNOTAVAIL') return fail(cause);
      const taken = cause.code === 'EADDRINUSE';
      fail(
        new CasperTestError({
          code: 'BAD_ARGUMENT',
          shortMessage: taken
            ? `Port ${port} of ${host} is taken.`
            : `Port ${port} of ${host} cannot be used: ${cause.code}.`,
          hint: `End what listens there, or use --${flag} with another number${flag === 'port' ? '; --port 0 takes any that is free' : ''}.`,
          cause,
        }),
      );
    });
    server.listen(port, host, () => done());
  });
}
