/** Exit codes of the command line (contract §1). */
export const EXIT = {
  done: 0, problem: 10, undetermined: 11, needsAdmin: 20, refused: 30, usage: 64, damaged: 65, notPossible: 69, defect: 70, ioFailed: 74, cancelled: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
