import type { Peer, Step } from './peer.ts';

/** Another behaviour for some of the connections. */
function when(condition: (peer: Peer) => boolean, then: Step, otherwise: Step): Step {
  return (peer) => (condition(peer) ? then(peer) : otherwise(peer));
}

/** The first `count` connections fare differently. */
export function firstOnes(count: number, then: Step, otherwise: Step): Step {
  return when((peer) => peer.number <= count, then, otherwise);
}

/** Every k-th connection, the first one included, fares differently. */
export function everyKth(k: number, then: Step, otherwise: Step): Step {
  return when((peer) => (peer.number - 1) % k === 0, then, otherwise);
}

/** Connections that come sooner than `ms` after the one before are dropped: intrusion prevention, SYN limits, fail2ban. */
export function throttle(ms: number, dropped: Step, otherwise: Step): Step {
  return when((peer) => peer.sincePreviousMs < ms, dropped, otherwise);
}
