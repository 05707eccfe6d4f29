/**
 * The devnet over HTTP: JSON-RPC, REST, events, the page, and static files. All of it on every port.
 *
 * Answers to: casper-sidecar `json_rpc/src/{filters,rejections}.rs`, `rpc_sidecar/src/http_server.rs`,
 * `event_sidecar/src/event_stream_server/http_server.rs`.
 *
 * @module
 */
import { TextEncoder } from 'node:util';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { writeJson } from '../json/exactJson';
import { nodeStatus } from '../rpc/methods/infoMethods';
import type { RpcContext } from '../rpc/rpcMethod';
import { answerRpc } from '../rpc/rpcServer';
import type { EventPath, EventStream, StreamedEvent } from './eventStream';
import { PAGE_PATH, servePage } from './page';
import { OPEN_TO_ALL, staticFile } from './staticFiles';

/** Largest body of a request. The largest transaction has less than 4 MB of hex. */
export const MAX_BODY_BYTES: number = 8 * 1024 * 1024;

/** A client that reads nothing is dropped when so many bytes wait for it. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;

/** A comment goes to listeners this often, so that nobody in between ends the connection. Milliseconds. */
const KEEP_ALIVE = 15_000;

const JSON_TYPE = { 'content-type': 'application/json' } as const;

const EVENT_PATHS: Readonly<Record<string, EventPath>> = {
  '/events': 'all',
  '/events/sidecar': 'all',
  '/events/main': 'main',
  '/events/deploys': 'deploys',
  '/events/sigs': 'sigs',
};

function message(context: Context, status: 400 | 404 | 413 | 415 | 422, text: string): Response {
  return context.body(writeJson({ message: text }), status, JSON_TYPE);
}

/** The application. `staticFolder`: files for everything else, `index.html` for `/`; without it browsers go to the page. */
export function devnetApp(rpc: RpcContext, events: EventStream, staticFolder: string | undefined): Hono {
  const app = new Hono();
  app.options('*', cors({ origin: '*', allowHeaders: ['*'], exposeHeaders: ['*'] }));
  // Set before there is a response: one that is changed afterwards is sent the long way, through a stream.
  app.use(async (context, next) => {
    for (const [name, value] of Object.entries(OPEN_TO_ALL)) context.header(name, value);
    await next();
  });
  const limit = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: (context) =>
      message(context, 413, `The request payload exceeds the maximum allowed of ${MAX_BODY_BYTES} bytes`),
  });
  const rpcHandler = async (context: Context): Promise<Response> => {
    const type = context.req.header('content-type');
    if (type === undefined) return message(context, 400, "The request's content-type is not set");
    if (!/^application\/json\s*(;|$)/i.test(type)) {
      return message(context, 415, "The request's content-type is not supported");
    }
    const { status, body } = await answerRpc(
      context.req.header('origin') === undefined ? rpc : { ...rpc, isWebPage: true },
      await context.req.text(),
    );
    return context.body(body, status as 200, JSON_TYPE);
  };
  // casper-client asks for //rpc when the address it was given ends in a slash.
  for (const path of ['/rpc', '//rpc']) app.post(path, limit, rpcHandler);
  app.get('/status', (context) =>
    context.body(writeJson({ api_version: '2.0.0', ...nodeStatus(rpc) }), 200, JSON_TYPE),
  );
  for (const [path, which] of Object.entries(EVENT_PATHS))
    app.get(path, (context) => eventResponse(context, events, which));
  servePage(app);
  app.get('*', async (context) => {
    const { path } = context.req;
    const file = staticFolder === undefined ? undefined : await staticFile(staticFolder, path);
    if (file !== undefined) return file;
    const isBrowser = context.req.header('accept')?.includes('text/html') ?? false;
    return path === '/' && isBrowser ? context.redirect(PAGE_PATH) : message(context, 404, 'Path not found');
  });
  app.notFound((context) => message(context, 404, 'Path not found'));
  app.onError((error, context) => {
    rpc.log(`internal error: ${error.stack ?? error.message}`);
    return context.body(writeJson({ message: 'Internal server error' }), 500, JSON_TYPE);
  });
  return app;
}

function eventResponse(context: Context, events: EventStream, path: EventPath): Response {
  const startFrom = context.req.query('start_from');
  if (startFrom !== undefined && !/^\d{1,15}$/.test(startFrom)) {
    return message(context, 422, "invalid query: expected single field 'start_from=<EVENT ID>'");
  }
  const encoder = new TextEncoder();
  let close = (): void => undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const write = (text: string): void => {
          if ((controller.desiredSize ?? 0) < -MAX_WAITING_BYTES) close();
          else controller.enqueue(encoder.encode(text));
        };
        const send = ({ id, data }: StreamedEvent): void => write(`data:${data()}\nid:${id}\n\n`);
        const unsubscribe = events.subscribe(path, send);
        const keepAlive = setInterval(() => write(':\n\n'), KEEP_ALIVE);
        keepAlive.unref();
        close = () => {
          unsubscribe();
          clearInterval(keepAlive);
          try {
            controller.close();
          } catch {
            // The client has gone, and the stream with it.
          }
        };
        write(`data:${events.opening}\n\n`);
        if (startFrom !== undefined) for (const event of events.since(path, Number(startFrom))) send(event);
      },
      cancel: () => close(),
    },
    { highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0 },
  );
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      ...OPEN_TO_ALL,
    },
  });
}
