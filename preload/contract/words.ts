// What main and the window both name. This file imports nothing, so that the window can take its values without the schema library.

/** The rungs of the ladder in their order (contract §2). The last four exist only in deep mode or after a failure. */
export const STAGES = ['dns', 'tcp', 'negotiation', 'tls', 'certificate', 'nla', 'enumeration', 'stability', 'path', 'udp'] as const;

/** What only a person knows, and the words it can be answered with. `unknown` is an answer too: it is not asked again. Facts with source `user`. */
export const ANSWERS = {
  /** Do other clients fail on this host as well? */
  'scope.otherClients': ['fail', 'work', 'unknown'],
  /** Do other hosts fail from this client as well? */
  'scope.otherHosts': ['fail', 'work', 'unknown'],
  /** What does the direct way do, without the VPN, tunnel or gateway? */
  'scope.directPath': ['fails', 'works', 'noTunnel', 'unknown'],
  /** Does it work with the web or network protection paused for a moment? */
  'scope.avOffTest': ['works', 'fails', 'unknown'],
  /** Does it work by address where the name fails? */
  'scope.byAddress': ['works', 'fails', 'unknown'],
  /** Does it break before or after the sign-in? */
  'scope.breaks': ['beforeSignIn', 'afterSignIn', 'unknown'],
  /** Does it hold with UDP switched off on the client? */
  'scope.tcpOnly': ['works', 'fails', 'unknown'],
  'scope.targetSystem': ['windows', 'other', 'unknown'],
  /** mstsc to 127.0.0.2 on the host itself. */
  'scope.loopbackTest': ['works', 'fails', 'unknown'],
  /** Does the message speak of "CredSSP encryption oracle remediation"? */
  'scope.oracleMessage': ['yes', 'no', 'unknown'],
  /** Did restarting the host or its service make it work for a while? */
  'scope.restartHelps': ['yes', 'no', 'unknown'],
  /** Does it work after removing the saved TERMSRV credential? */
  'scope.credentialCleared': ['works', 'fails', 'unknown'],
  /** Can somebody reach the host another way: console, WinRM, run command, a colleague? */
  'scope.hostAccess': ['yes', 'no', 'unknown'],
  /** Which machine this program runs on. */
  'scope.where': ['client', 'host', 'elsewhere'],
} as const;
