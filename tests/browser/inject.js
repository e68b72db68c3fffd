// Makes the n-th call into IndexedDB fail in a chosen way, and remembers the
// durability of every transaction that may write.
(() => {
  let plan = null;
  const durabilities = [];

  globalThis.faults = {
    arm: (way, n, lasting) => { plan = { way, n, lasting, calls: 0 }; },
    /** Stops it and returns how many calls were made. */
    disarm: () => { const { calls } = plan; plan = null; return calls; },
    durabilities,
  };

  const isDue = () => {
    if (!plan) return false;
    const call = plan.calls++;
    return plan.lasting ? call >= plan.n : call === plan.n;
  };

  /** A request that no event ever comes for. */
  const silent = () => ({ transaction: { abort() {} } });
  const transactionOf = (target, result) => {
    if (target instanceof IDBTransaction) return target;
    if (target instanceof IDBObjectStore) return target.transaction;
    return result instanceof IDBTransaction ? result : null;
  };

  const fail = (target, name, call) => {
    const transaction = (result) => transactionOf(target, result);
    switch (plan.way) {
      case "abort": {
        if (name === "open") throw new DOMException("injected", "AbortError");
        const result = call();
        try { transaction(result).abort(); } catch { /* already committing */ }
        return result;
      }
      // The disk turns out to be full at the commit.
      case "full": {
        if (name !== "commit") return call();
        Object.defineProperty(target, "error", { value: new DOMException("injected", "QuotaExceededError") });
        return target.abort();
      }
      case "hang": {
        if (["open", "get", "getAll", "getAllKeys"].includes(name)) return silent();
        const result = call();
        const owner = transaction(result);
        if (name === "transaction") {
          for (const event of ["oncomplete", "onabort"]) Object.defineProperty(owner, event, { set() {} });
        } else {
          owner.oncomplete = null;
          owner.onabort = null;
        }
        return result;
      }
      // The browser takes the connection away.
      case "close": {
        if (name === "open") return call();
        const database = target instanceof IDBDatabase ? target : transaction().db;
        database.dispatchEvent(new Event("close"));
        database.close();
        if (!(target instanceof IDBDatabase)) transaction().abort();
        return call();
      }
      default:
        throw new DOMException("injected", plan.way);
    }
  };

  const wrap = (prototype, name) => {
    const original = prototype[name];
    prototype[name] = function (...args) {
      const call = () => original.apply(this, args);
      const result = isDue() ? fail(this, name, call) : call();
      if (name === "transaction" && result.mode === "readwrite") durabilities.push(result.durability);
      return result;
    };
  };

  wrap(IDBFactory.prototype, "open");
  wrap(IDBDatabase.prototype, "transaction");
  for (const name of ["get", "getAll", "getAllKeys", "put", "delete", "clear"]) wrap(IDBObjectStore.prototype, name);
  wrap(IDBTransaction.prototype, "commit");
})();
