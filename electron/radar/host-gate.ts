/** Lets one connection at a time to each address; who comes while it is taken waits in turn. */
export class HostGate {
  readonly #taken = new Map<string, (() => void)[]>();

  async enter(address: string): Promise<() => void> {
    const waiting = this.#taken.get(address);
    if (waiting) await new Promise<void>((resolve) => waiting.push(resolve));
    else this.#taken.set(address, []);
    return () => this.#leave(address);
  }

  #leave(address: string): void {
    const next = this.#taken.get(address)?.shift();
    if (next) next();
    else this.#taken.delete(address);
  }
}
