// How the installers and archives are made. scripts/pack.mjs runs this; assets/docs/packaging.md says what was measured and what could not be.
import { cleanRuntime, finishFolder } from './scripts/lib/pack/hooks.mjs';
import { registerInMsi } from './scripts/lib/pack/msi-registration.mjs';

/** Never change these: Windows knows the installed app, and its updates, by them. */
const appId = 'org.rdp-doctor.app';
const msiUpgradeCode = '6B6E3C0E-6B5D-4F0B-9F3C-2D1C5C6E7A90';

const publisher = 'RDP Doctor contributors';
const homepage = 'https://github.com/rdp-doctor/rdp-doctor';

/** What the release workflow knows and a developer does not: who signs. A release without it fails (scripts/lib/pack/signing.mjs). */
const azure = process.env['AZURE_SIGNING_ENDPOINT'];
const azureSigning = azure === undefined ? {} : {
  azureSignOptions: {
    endpoint: azure,
    codeSigningAccountName: process.env['AZURE_SIGNING_ACCOUNT'] ?? '',
    certificateProfileName: process.env['AZURE_SIGNING_PROFILE'] ?? '',
    publisherName: process.env['AZURE_SIGNING_PUBLISHER'] ?? '',
  },
};

/** @type {import('electron-builder').Configuration} */
export default {
  appId,
  productName: 'RDP Doctor',
  copyright: `Copyright © 2026 ${publisher}`,
  directories: { output: 'out/pack', buildResources: 'assets/installer' },
  // Everything the app needs at run time is in these bundles; nothing of node_modules is.
  files: ['package.json', 'out/main/**', 'out/preload/**', 'out/renderer/**', 'out/cli/**', '!**/*.map', '!node_modules/**'],
  extraMetadata: { author: { name: publisher, email: 'rdp-doctor@users.noreply.github.com' }, homepage, scripts: null, devDependencies: null, engines: null, bin: null },
  // PowerShell cannot read inside an archive. What is outside is pinned by hashes inside (electron/machine/powershell/script-manifest.ts).
  extraResources: [
    { from: 'assets/powershell', to: 'powershell', filter: ['**/*.ps1', '**/*.psm1', '!**/*.Tests.ps1', '!testing/**'] },
    { from: 'assets/installer/license.txt', to: 'license.txt' },
  ],
  asar: true,
  disableDefaultIgnoredFiles: false,
  npmRebuild: false,
  nodeGypRebuild: false,
  electronLanguages: ['en-US', 'ja'],
  electronUpdaterCompatibility: '>=2.16',
  artifactName: 'rdp-doctor-${version}-${os}-${arch}.${ext}',
  publish: [{ provider: 'github', owner: 'rdp-doctor', repo: 'rdp-doctor', releaseType: 'draft' }],
  detectUpdateChannel: false,
  afterExtract: cleanRuntime,
  afterPack: finishFolder,
  msiProjectCreated: registerInMsi,
  // Windows has signatures; on Linux the checksums and the attestation of the release are what is verified.
  forceCodeSigning: process.env['RDP_DOCTOR_RELEASE'] === '1' && process.platform === 'win32',
  protocols: [{ name: 'RDP Doctor', schemes: ['rdpdoctor'] }],

  win: {
    icon: 'assets/icons/icon.ico',
    target: ['nsis', 'msi', 'zip'].map((target) => ({ target, arch: ['x64', 'arm64'] })),
    // Chromium is never elevated: an administrator's plan starts one worker of its own.
    requestedExecutionLevel: 'asInvoker',
    legalTrademarks: 'Windows and Remote Desktop are trademarks of Microsoft',
    ...azureSigning,
  },
  nsis: {
    oneClick: false,
    // With both false the assistant asks; the answer it starts with is "for everyone".
    perMachine: false,
    selectPerMachineByDefault: true,
    allowElevation: true,
    allowToChangeInstallationDirectory: false,
    license: 'assets/installer/license.txt',
    include: 'assets/installer/windows/installer.nsh',
    installerIcon: 'assets/icons/icon.ico',
    uninstallerIcon: 'assets/icons/icon.ico',
    createDesktopShortcut: false,
    createStartMenuShortcut: true,
    shortcutName: 'RDP Doctor',
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
    // One installer for each architecture, half as large.
    buildUniversalInstaller: false,
    installerLanguages: ['en_US', 'ja_JP'],
    artifactName: 'rdp-doctor-${version}-setup-${arch}.${ext}',
  },
  msi: {
    oneClick: true,
    perMachine: true,
    upgradeCode: msiUpgradeCode,
    createDesktopShortcut: false,
    createStartMenuShortcut: true,
    runAfterFinish: false,
    warningsAsErrors: true,
    artifactName: 'rdp-doctor-${version}-${arch}.${ext}',
  },

  linux: {
    // `rdp-doctor` is the command line beside it.
    executableName: 'rdp-doctor-app',
    icon: 'assets/icons/linux',
    category: 'Network',
    synopsis: 'Finds out why a Remote Desktop connection fails',
    maintainer: `${publisher} <rdp-doctor@users.noreply.github.com>`,
    vendor: publisher,
    target: ['dir', 'AppImage', 'deb'],
    // Linux packages do not update themselves; without this they would carry an address to ask.
    publish: null,
    mimeTypes: ['application/x-rdp', 'x-scheme-handler/rdpdoctor'],
    extraFiles: [{ from: 'assets/installer/linux/rdp-doctor', to: 'rdp-doctor' }],
  },
  deb: {
    packageCategory: 'net',
    fpm: ['assets/installer/linux/usr-bin-rdp-doctor=/usr/bin/rdp-doctor'],
  },
};
