import type { Strength } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { CauseId } from '../../diagnosis/causes.ts';
import type { FactBook } from '../../diagnosis/fact-book.ts';
import type { Operation } from '../../machine/operation.ts';
import type { GuardId } from '../guards/guard-list.ts';

/** 0 changes nothing · 1 reversible, nobody notices · 2 people or services notice · 3 lowers security or can break other software. */
export type Tier = 0 | 1 | 2 | 3;
export type WayBack = 'full' | 'part' | 'none';
export type Who = 'user' | 'technician' | 'serverOwner';
/** `client`: the user's PC, `host`: the computer to be reached, `network`: neither is Windows' to change. */
export type Side = 'client' | 'host' | 'network';

/** What a fix sees: facts as they are now, what was concluded from them, and the technician's choices. */
export interface FixContext {
  /** `this` or `practice:NAME`. */
  readonly machine: string;
  readonly facts: readonly Fact[];
  /** What the computer that the fix is for says: Windows itself, or the block its owner pasted. */
  readonly windows: FactBook;
  /** The same of the user's PC and of the computer to be reached; one machine can be both. */
  readonly client: FactBook;
  readonly host: FactBook;
  /** What the wire showed. */
  readonly wire: FactBook;
  readonly causes: readonly { readonly id: string; readonly strength: Strength }[];
  readonly settings: Settings;
  /** Whom the user wants to reach, when that is known. */
  readonly target: { readonly host: string; readonly port: number } | undefined;
  /** ms since 1970. */
  readonly now: number;
}

/** `--set KEY=VALUE`, checked against the fix's own list. */
export type Settings = Readonly<Record<string, string>>;

export interface SettingSpec {
  readonly key: string;
  readonly pattern: RegExp;
  /** What is allowed, as people would type it. */
  readonly allowed: string;
  /** Without a value there is no plan. */
  readonly required?: true;
}

/** A sign that a fix would help; its sentence is `fixes:evidence.<id>`. */
export interface Sign {
  readonly id: string;
  /** The facts it rests on. */
  readonly facts: readonly string[];
  /** The values of its sentence where the sign is there, else false. */
  readonly seen: (context: FixContext) => Readonly<Record<string, string | number>> | boolean | undefined;
}

/** What a fix would do, or why it has nothing to do. `unread`: facts without which nobody can tell. `blocked`: a key of `fixes:refusal`. */
export type Work =
  | { readonly kind: 'operations'; readonly operations: readonly Operation[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unread'; readonly facts: readonly string[] }
  | { readonly kind: 'missing'; readonly setting: string }
  | { readonly kind: 'blocked'; readonly by: string };

/** What follows from the technician's choices: a bisect of the security layer is another thing than mending a value. */
export interface Manner {
  readonly tier: Tier;
  readonly wayBack: WayBack;
  /** After so many minutes the change is taken back, whatever happens. */
  readonly timeBoxMinutes: number | null;
  /** Taken back after so many minutes unless somebody says that it works. */
  readonly keepWithinMinutes: number | null;
}

interface Common {
  /** The catalogue's name without its number. */
  readonly id: string;
  /** Its number in the catalogue (C.0); C.2 for the pages that have none. */
  readonly number: string;
  readonly side: Side;
  readonly who: Who;
  /** Effort of a technician who knows the machine. */
  readonly minutes: number;
  readonly causes: readonly CauseId[];
  readonly evidence: readonly Sign[];
  /** Strength from which one of `causes` alone offers the fix; null: never without a sign of its own. */
  readonly offeredFrom: Strength | null;
  /** The causes that may offer it alone, where those are fewer than `causes`. */
  readonly offeredFor?: readonly CauseId[];
  /** How many numbered steps `fixes:fix.<id>.steps` has. */
  readonly steps: number;
  readonly sources: readonly string[];
}

/** A fix that the engine carries out. Its plan is data; only the machine's adapter acts. */
export interface AutomaticFix extends Common, Manner {
  readonly kind: 'automatic';
  /** Who notices, a key of `fixes:notices`. */
  readonly notices: 'nobody' | 'newConnections' | 'certificate' | 'drops' | 'opens' | 'pc' | 'keys';
  /** The way back in words, a key of `fixes:wayBack`; left out: everything goes back. */
  readonly back?: 'certificate' | 'started' | 'restart' | 'cache' | 'secret' | 'clock';
  readonly guards: readonly GuardId[];
  /** Values that a policy would own, by their registry name. */
  readonly policyValues?: readonly string[];
  readonly settings: readonly SettingSpec[];
  /** Reads facts that are costly and therefore read for this fix only. */
  readonly onRequest?: true;
  readonly operations: (context: FixContext) => Work;
  /** What the technician's choices change; `guards` come on top. */
  readonly manner?: (settings: Settings) => Partial<Manner> & { readonly guards?: readonly GuardId[] };
  readonly proof: { readonly facts: readonly string[]; readonly probe: boolean };
  /** Every primitive it may use, for the catalogue's page. */
  readonly primitives: readonly Operation['primitive'][];
}

/** A page that leads a person: numbered steps, and a text for whoever owns the thing. */
export interface GuidedFix extends Common {
  readonly kind: 'guided';
  /** There is `fixes:fix.<id>.owner`, ready to be sent. */
  readonly ownerText: boolean;
}

export type Fix = AutomaticFix | GuidedFix;
