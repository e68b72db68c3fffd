import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { transformWithEsbuild } from "vite";

const ORIGIN = "https://tidemark.test";
const HEADERS = { "Cross-Origin-Embedder-Policy": "require-corp" };

/** The files of a build, by path. */
export type Files = Readonly<Record<string, string>>;

/** What an event was answered with, once all that it waits for is done. Nothing: the browser asks the network itself. */
type Answer = Response | undefined;

/** A browser with its caches, on a host that serves one build. It runs one service worker for each build it is given. */
export class Browser {
  /** What the host serves. With null it cannot be reached. */
  host: Files | null = null;
  /** The caches by name, each with its responses by path. */
  readonly caches = new Map<string, Map<string, Response>>();
  /** The pages that are open. */
  pages: readonly string[] = ["page"];
  readonly registration = {
    installing: null as unknown,
    waiting: null as unknown,
    unregister: () => {
      this.registered = false;
    },
  };
  /** Whether there is a service worker. */
  registered = true;
  /** Whether the browser refuses every cache. */
  cachesFail = false;
  /** Whether a build took over that had waited. */
  tookOver = false;
  /** How often the host was asked. */
  asked = 0;

  /** The service worker of a build, newly started. */
  worker(build: string, files: Files): Promise<Worker> {
    return this.start("sw", {
      __BUILD__: JSON.stringify(build),
      __FILES__: JSON.stringify(Object.entries(files).map(([path, text]) => [path, listed(text)])),
      __HEADERS__: JSON.stringify(HEADERS),
    });
  }

  /** The one that takes back all others. */
  killSwitch(): Promise<Worker> {
    return this.start("kill-switch", {});
  }

  private async start(name: string, define: Record<string, string>): Promise<Worker> {
    const listeners = new Map<string, (event: object) => void>();
    const context = {
      self: {
        location: { origin: ORIGIN },
        registration: this.registration,
        clients: { claim: () => undefined, matchAll: () => this.pages },
        skipWaiting: () => {
          this.tookOver = true;
        },
        addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
      },
      caches: this.storage(),
      fetch: (asked: string | Request) => this.fetch(pathOf(asked)),
      crypto,
      Response,
      URL,
    };
    const source = new URL(`../src/${name}.ts`, import.meta.url);
    const { code } = await transformWithEsbuild(readFileSync(source, "utf8"), `${name}.ts`, {
      define,
      format: "iife",
      tsconfigRaw: {},
    });
    runInNewContext(code, context);
    return new Worker(listeners);
  }

  /** The builds whose cache is there. */
  kept(): readonly string[] {
    const names = [...this.caches.keys()].filter((name) => name !== "app-releases");
    return names.map((name) => name.replace("app-", "")).sort();
  }

  private fetch(path: string): Response {
    this.asked++;
    if (!this.host) throw new TypeError("The host cannot be reached");
    const text = this.host[path === "/" ? "/index.html" : path];
    return text === undefined ? new Response("", { status: 404 }) : new Response(text, { headers: { Server: "host" } });
  }

  private storage() {
    return {
      has: (name: string) => this.caches.has(name),
      keys: () => [...this.caches.keys()],
      delete: (name: string) => this.caches.delete(name),
      match: (path: string, where?: { cacheName: string }) => {
        if (this.cachesFail) return Promise.reject(new Error("Internal error"));
        const named = [...this.caches].filter(([name]) => where === undefined || name === where.cacheName);
        return Promise.resolve(
          named
            .find(([, cache]) => cache.has(path))?.[1]
            .get(path)
            ?.clone(),
        );
      },
      open: (name: string) => {
        if (this.cachesFail) throw new Error("Internal error");
        const cache = this.caches.get(name) ?? new Map<string, Response>();
        this.caches.set(name, cache);
        return {
          keys: () => [...cache.keys()].map((path) => ({ url: ORIGIN + path })),
          match: (path: string) => cache.get(path)?.clone(),
          put: (path: string, response: Response) => {
            cache.set(path, response);
          },
        };
      },
    };
  }
}

export class Worker {
  private readonly listeners: ReadonlyMap<string, (event: object) => void>;

  constructor(listeners: ReadonlyMap<string, (event: object) => void>) {
    this.listeners = listeners;
  }

  /** Installs the build and makes it the active one. */
  async takesOver(): Promise<void> {
    await this.installs();
    await this.activates();
  }

  async installs(): Promise<void> {
    await this.gets("install", {});
  }

  async activates(): Promise<void> {
    await this.gets("activate", {});
  }

  async hears(data: string): Promise<void> {
    await this.gets("message", { data, ports: [] });
  }

  /** Opens a page. */
  opens(path: string, page = "page"): Promise<Answer> {
    return this.gets("fetch", { request: request(path, "navigate"), clientId: "", resultingClientId: page });
  }

  /** Loads a file for a page. */
  loads(path: string, page = "page"): Promise<Answer> {
    return this.gets("fetch", { request: request(path, "no-cors"), clientId: page, resultingClientId: "" });
  }

  private async gets(type: string, about: object): Promise<Answer> {
    const lasting: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    this.listeners.get(type)?.({
      ...about,
      waitUntil: (work: Promise<unknown>) => lasting.push(work),
      respondWith: (response: Promise<Response>) => {
        answer = response;
      },
    });
    const [response] = await Promise.all([answer, ...lasting]);
    return response;
  }
}

function request(path: string, mode: string) {
  return { method: "GET", url: ORIGIN + path, mode };
}

function pathOf(asked: string | Request): string {
  return typeof asked === "string" ? asked : new URL(asked.url).pathname;
}

function listed(text: string) {
  return { digest: createHash("sha256").update(text).digest("hex"), type: "text/plain" };
}
