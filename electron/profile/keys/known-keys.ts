import { address, bytes, choice, number, onOff, text, type KnownKey } from './known-key.ts';

/**
 * Every setting that is documented: Microsoft «Supported RDP properties» (2025-03), «Supported Remote Desktop RDP file settings» (2020-04),
 * «RDP Settings for Remote Desktop Services in Windows Server 2008 R2», and what mstsc and FreeRDP's client/common/file.c read besides.
 */
export const KNOWN_KEYS: readonly KnownKey[] = [
  ...address('connection', 'full address', 'alternate full address'),
  number('connection', 'server port', 1, 65_535),
  ...text('connection', 'loadbalanceinfo', 'pcb', 'alternate shell', 'shell working directory', 'workspace id', 'kdcproxyname'),
  ...onOff('connection', 'use redirection server name', 'administrative session', 'connect to console', 'disableconnectionsharing', 'enableworkspacereconnect', 'rdgiskdcproxy'),

  ...text('signIn', 'username', 'domain', 'password'),
  ...bytes('signIn', 'password 51'),
  choice('signIn', 'authentication level', [0, 1, 2, 3]),
  ...onOff('signIn', 'enablecredsspsupport', 'negotiate security layer', 'prompt for credentials', 'prompt for credentials on client', 'promptcredentialonce', 'enablerdsaadauth', 'targetisaadjoined',
    'public mode', 'disable ctrl+alt+del'),

  ...address('gateway', 'gatewayhostname'),
  choice('gateway', 'gatewayusagemethod', [0, 1, 2, 3, 4]),
  choice('gateway', 'gatewayprofileusagemethod', [0, 1]),
  choice('gateway', 'gatewaycredentialssource', [0, 1, 2, 3, 4, 5]),
  number('gateway', 'gatewaybrokeringtype', 0, 10),
  ...text('gateway', 'gatewayaccesstoken'),

  ...onOff('session', 'autoreconnection enabled', 'bandwidthautodetect', 'networkautodetect', 'compression', 'videoplaybackmode'),
  number('session', 'autoreconnect max retries', 0, 200),
  choice('session', 'connection type', [1, 2, 3, 4, 5, 6, 7]),
  choice('session', 'keyboardhook', [0, 1, 2, 3]),

  ...text('redirection', 'drivestoredirect', 'devicestoredirect', 'usbdevicestoredirect', 'camerastoredirect'),
  ...onOff('redirection', 'redirectclipboard', 'redirectprinters', 'redirectsmartcards', 'redirectcomports', 'redirectdrives', 'redirectposdevices', 'redirectdirectx', 'redirectwebauthn', 'redirectlocation',
    'audiocapturemode', 'encode redirected video capture', 'disableclipboardredirection', 'disableprinterredirection'),
  choice('redirection', 'audiomode', [0, 1, 2]),
  choice('redirection', 'audioqualitymode', [0, 1, 2]),
  choice('redirection', 'redirected video capture encoding quality', [0, 1, 2]),

  choice('display', 'screen mode id', [1, 2]),
  number('display', 'desktopwidth', 200, 8192),
  number('display', 'desktopheight', 200, 8192),
  choice('display', 'desktop size id', [0, 1, 2, 3, 4]),
  choice('display', 'desktopscalefactor', [100, 125, 150, 175, 200, 250, 300, 400, 500]),
  choice('display', 'session bpp', [8, 15, 16, 24, 32]),
  ...onOff('display', 'use multimon', 'span monitors', 'smart sizing', 'dynamic resolution', 'maximizetocurrentdisplays', 'singlemoninwindowedmode', 'displayconnectionbar', 'pinconnectionbar', 'enablesuperpan'),
  number('display', 'superpanaccelerationfactor', 0, 100),
  ...text('display', 'selectedmonitors', 'winposstr'),

  ...onOff('performance', 'allow desktop composition', 'allow font smoothing', 'disable cursor setting', 'disable full window drag', 'disable menu anims', 'disable themes', 'disable wallpaper', 'bitmapcachepersistenable'),
  number('performance', 'bitmapcachesize', 0, 32_000),

  ...onOff('remoteApp', 'remoteapplicationmode', 'remoteapplicationexpandcmdline', 'remoteapplicationexpandworkingdir', 'disableremoteappcapscheck', 'remoteappmousemoveinject'),
  ...text('remoteApp', 'remoteapplicationprogram', 'remoteapplicationname', 'remoteapplicationcmdline', 'remoteapplicationfile', 'remoteapplicationicon', 'remoteapplicationguid', 'remoteapplicationfileextensions'),

  ...text('cloud', 'resourceprovider', 'wvd endpoint pool', 'geo', 'armpath', 'aadtenantid', 'diagnosticserviceurl', 'hubdiscoverygeourl', 'activityhint', 'eventloguploadaddress'),

  ...text('signature', 'signscope', 'signature'),
];

const BY_NAME: ReadonlyMap<string, KnownKey> = new Map(KNOWN_KEYS.map((one) => [one.key, one]));

/** What is known of a key; null for one that nobody documented. */
export function knownKey(key: string): KnownKey | null {
  return BY_NAME.get(key.trim().toLowerCase()) ?? null;
}
