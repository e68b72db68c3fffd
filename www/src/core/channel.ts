import { CoreError, errorOf, faultOf, type Fault, type IsCode } from "./error";

/**
 * What the worker can be asked, by name. Each is a function of one value, and can report news as often as it likes
 * while it works.
 */
type Answers = Readonly<Record<string, (asked: never, tell: (news: unknown) => void) => unknown>>;

type Asked<A extends Answers, M extends keyof A> = Parameters<A[M]>[0];
type Told<A extends Answers, M extends keyof A> = Parameters<A[M]>[1];
type Answered<A extends Answers, M extends keyof A> = Awaited<ReturnType<A[M]>>;

/** Asks by name. Rejects with a `CoreError` if the worker could not answer. */
export type Ask<A extends Answers> = <M extends keyof A & string>(
  method: M,
  asked: Asked<A, M>,
  tell?: Told<A, M>,
) => Promise<Answered<A, M>>;

/** What a worker, its own scope and a message port have in common. */
interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/** A worker, which may also end: it did not load, something in it was not caught, or a message cannot be read. */
interface EndingPort extends Port {
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
}

/** The page's end of the channel. */
export interface Connection<A extends Answers> {
  readonly ask: Ask<A>;
  /** Resolves if the other end is no longer of use. What was asked and is not answered is then rejected. */
  readonly ended: Promise<CoreError>;
}

interface Question {
  readonly id: number;
  readonly method: string;
  readonly asked: unknown;
}

/** What comes back: news any number of times, then the value or the fault. */
type Reply = { readonly id: number } & (
  | { readonly is: "told"; readonly news: unknown }
  | { readonly is: "answered"; readonly value: unknown }
  | { readonly is: "failed"; readonly fault: Fault }
);

/** The page's end of the channel. Both ends come from one build, so a reply has the type that its function declares. */
export function connect<A extends Answers>(port: EndingPort): Connection<A> {
  const waiting = new Map<number, (reply: Reply) => void>();
  let questions = 0;
  let end: CoreError | null = null;
  port.addEventListener("message", ({ data }: MessageEvent<Reply>) => waiting.get(data.id)?.(data));

  const ended = new Promise<CoreError>((resolve) => {
    const ends = (event: Event) => {
      end ??= new CoreError("worker_ended", event instanceof ErrorEvent ? event.message : event.type);
      for (const [id, tell] of waiting) tell({ id, is: "failed", fault: end });
      resolve(end);
    };
    port.addEventListener("error", ends);
    port.addEventListener("messageerror", ends);
  });

  const ask = <M extends keyof A & string>(method: M, asked: Asked<A, M>, tell?: Told<A, M>) =>
    new Promise<Answered<A, M>>((resolve, reject) => {
      if (end) return reject(end);
      const id = ++questions;
      port.postMessage({ id, method, asked } satisfies Question);
      waiting.set(id, (reply) => {
        if (reply.is === "told") return tell?.(reply.news);
        waiting.delete(id);
        if (reply.is === "failed") reject(errorOf(reply.fault));
        else resolve(reply.value as Answered<A, M>);
      });
    });
  return { ask, ended };
}

/** The worker's end of the channel. A thrown error keeps its code only if the core knows that code. */
export function answer(port: Port, answers: Answers, isCode: IsCode): void {
  const work = async ({ id, method, asked }: Question) => {
    const reply = (what: Reply) => port.postMessage(what);
    try {
      const own = answers[method];
      if (!own) throw new Error(`The worker has no answer to ${method}.`);
      const tell = (news: unknown) => reply({ id, is: "told", news });
      reply({ id, is: "answered", value: await own(asked as never, tell) });
    } catch (thrown) {
      reply({ id, is: "failed", fault: faultOf(thrown, isCode) });
    }
  };
  port.addEventListener("message", ({ data }: MessageEvent<Question>) => void work(data));
}
