'use strict';
// Preloaded into the command line: every clock of the process is off by SHIFT_CLOCK_MS, as after somebody set it.
const RealDate = Date;
const shift = Number(process.env.SHIFT_CLOCK_MS ?? 0);

class ShiftedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + shift);
    else super(...args);
  }

  static now() {
    return RealDate.now() + shift;
  }
}

globalThis.Date = ShiftedDate;
