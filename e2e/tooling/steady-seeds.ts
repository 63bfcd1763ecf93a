import fc from 'fast-check';

// On CI the same inputs every time, so that a red run speaks of the change; everywhere else new ones, so that they find something.
if (process.env['CI']) fc.configureGlobal({ seed: 20_261_121 });
