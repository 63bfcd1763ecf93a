import type { CallError } from '../../../preload/contract/errors.ts';
import type { AddressEvent, Signer } from '../../../preload/contract/connection.ts';
import type { Attempt } from '../../../preload/contract/study.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Machine } from '../../machine/machine.ts';
import type { CodePage } from '../../profile/model/encoding.ts';
import type { RdpClient } from '../../profile/launch/clients.ts';
import type { SignResult } from '../../profile/sign/rdpsign.ts';
import type { ProfileStore, StoreFailure } from '../../profile/store/profile-store.ts';
import { refused } from '../answer.ts';
import type { Outcome } from '../engine.ts';
import type { OpenDrafts } from './open-drafts.ts';

/** What the connection screen needs from the system; a test puts its own in place. */
export interface ConnectionPorts {
  /** The system's dialogs; null where the user closed them. */
  pickFile(): Promise<string | null>;
  pickTarget(suggested: string): Promise<string | null>;
  /** The file this program was started with; once. */
  takeGiven(): string | null;
  /** The user's documents; null where there is no Default.rdp to look for. */
  documents(): string | null;
  readonly dataDir: string;
  readonly platform: NodeJS.Platform;
  readonly codePage: CodePage;
  /** This Windows PC; null elsewhere. */
  thisMachine(): Machine | null;
  clients(): Promise<{ clients: RdpClient[]; missing: Message | null }>;
  attempts(): Promise<Outcome<Attempt[]>>;
  /** Null where Windows could not be asked. */
  signers(): Promise<Signer[] | null>;
  sign(file: string, thumbprint: string): Promise<SignResult>;
  send(event: AddressEvent): void;
  report(defect: unknown): void;
}

/** What all handlers of the connection screen share. */
export interface ConnectionParts {
  readonly ports: ConnectionPorts;
  readonly store: ProfileStore;
  readonly drafts: OpenDrafts;
}

/** A refusal of the store, for the window. */
export function storeRefusal(failure: StoreFailure): { ok: false; error: CallError } {
  switch (failure.because) {
    case 'unknown': return refused({ code: 'notFound', text: say('profile:store.unknown') });
    case 'conflict': return refused({ code: 'busy', text: say('profile:store.conflict') });
    case 'io': return refused({ code: 'ioFailed', detail: failure.code, text: say('profile:store.io', { path: showable(failure.path), code: failure.code }) });
  }
}
