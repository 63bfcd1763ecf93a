/** A running server of the lab, reachable on the loopback interface only. */
export interface LabServer {
  readonly port: number;
  readonly address: string;
  /** Ends it and removes its files; calling it twice is fine. */
  stop(): Promise<void>;
  /** What it printed so far, for a failed case's report. */
  log(): string;
}

export const LOOPBACK = '127.0.0.1';
