import type { Primitive } from '../../operation.ts';
import { aclSet } from './acl.ts';
import { certificateBind, certificateCreate, certificateRemove } from './certificate.ts';
import { fileMove } from './file.ts';
import { firewallAddRule, firewallEnableRules } from './firewall.ts';
import type { Handler } from './handler.ts';
import { dnsFlush, hostsSet, networkSetCategory, networkSetMtu } from './network.ts';
import { credentialRemove, groupAddMember, taskRegister } from './people.ts';
import { registryRemove, registrySet } from './registry.ts';
import { serviceRestart, serviceSetStartup, serviceStartUp } from './service.ts';

/** Every primitive on a practice machine. */
export const HANDLERS: Record<Primitive, Handler> = {
  'registry.set': registrySet, 'registry.remove': registryRemove,
  'service.restart': serviceRestart, 'service.start': serviceStartUp, 'service.setStartup': serviceSetStartup,
  'acl.set': aclSet, 'file.move': fileMove,
  'certificate.remove': certificateRemove, 'certificate.create': certificateCreate, 'certificate.bind': certificateBind,
  'firewall.enableRules': firewallEnableRules, 'firewall.addRule': firewallAddRule,
  'network.setCategory': networkSetCategory, 'network.setMtu': networkSetMtu, 'dns.flush': dnsFlush, 'hosts.set': hostsSet,
  'credential.remove': credentialRemove, 'group.addMember': groupAddMember, 'task.register': taskRegister,
};
