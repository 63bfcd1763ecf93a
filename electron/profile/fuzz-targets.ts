import { Buffer } from 'node:buffer';
import { profileDocument, profileLintModel } from '../../preload/contract/profile.ts';
import { describeProfile } from './describe.ts';
import { readConnections } from './import/read-connections.ts';
import { knownKey } from './keys/known-keys.ts';
import { lintProfile } from './lint/lint.ts';
import { statedTargets } from './addresses/stated.ts';
import { newProfile } from './new-profile.ts';
import { damageOf } from './model/damage.ts';
import { editProfile } from './model/edit.ts';
import { effective, linesOf, readProfile, writeProfile } from './model/profile.ts';

type FuzzTarget = { readonly name: string; readonly seeds?: readonly Buffer[]; run(bytes: Buffer): void };

const TEXT = 'screen mode id:i:2\r\nFull Address:s:srv-04.corp.example:3390\r\npassword 51:b:01AB\r\nfull address:s:10.0.4.14\r\nsignscope:s:Full Address\r\nsignature:s:AQAB\r\n/drive:x\r\n';
const SEEDS = [Buffer.from(TEXT), Buffer.from(`\ufeff${TEXT}`, 'utf16le'), Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), Buffer.from(`\ufeff${TEXT}`), Buffer.from('full address:s:caf\xe9\nx\rgarbage', 'latin1')];

function everything(bytes: Buffer): void {
  for (const codePage of ['windows-1252', 'shift_jis'] as const) {
    const profile = readProfile(bytes, codePage);
    if (!writeProfile(profile).equals(bytes)) throw new Error('a file was changed by reading it');
    if (damageOf(profile)) continue;
    profileDocument.parse(describeProfile(profile));
    profileLintModel.parse(lintProfile(profile));
    statedTargets(effective(linesOf(profile).settings));
    const edited = editProfile(profile, [{ key: 'full address', type: 's', value: 'srv-05' }, { key: 'x y', type: 'i', value: '7' }]);
    if (!edited.ok) throw new Error('an ASCII value could not be written');
    const now = effective(linesOf(readProfile(edited.bytes, codePage)).settings);
    // Four bytes more may decide anew what a file without a mark is read as; with one, or in ASCII, the values must be there.
    if (profile.bom && (now.get('full address')?.value !== 'srv-05' || now.get('x y')?.value !== '7')) throw new Error('a value that was set is not there');
  }
}

export const fuzzTargets: readonly FuzzTarget[] = [
  { name: 'profile/rdp-file', seeds: SEEDS, run: everything },
  {
    name: 'profile/import',
    seeds: [
      Buffer.from('<?xml version="1.0"?><Connections Name="C" FullFileEncryption="False"><Node Name="a" Type="Connection" Protocol="RDP" Hostname="srv" Port="3389"/></Connections>'),
      Buffer.from('[{"Protocol":"RDP","DisplayName":"a","Address":"srv","Port":"3389","RdpFileAdditionalSettings":"use multimon:i:1"}]'),
    ],
    run: (bytes) => {
      const read = readConnections(bytes);
      if (!read.ok) return;
      for (const one of read.connections.slice(0, 50)) {
        if (damageOf(readProfile(newProfile(one.target, one.settings)))) throw new Error('an imported connection makes a damaged file');
        for (const setting of one.settings) if (knownKey(setting.key)?.type === 'b') throw new Error('a stored password was imported');
      }
    },
  },
];
