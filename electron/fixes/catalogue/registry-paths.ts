const SYSTEM = 'HKLM\\SYSTEM\\CurrentControlSet';
const TERMINAL_SERVER = `${SYSTEM}\\Control\\Terminal Server`;
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';

/** Keys that fixes write to (catalogue §B.5, §C.1). */
export const PATHS = {
  terminalServer: TERMINAL_SERVER,
  winStations: `${TERMINAL_SERVER}\\WinStations`,
  listener: `${TERMINAL_SERVER}\\WinStations\\RDP-Tcp`,
  policy: POLICY,
  clientPolicy: `${POLICY}\\Client`,
  tls12: (side: 'Server' | 'Client') => `${SYSTEM}\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\${side}`,
  cipherPolicy: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002',
  credssp: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters',
  profileList: 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList',
  winlogon: 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon',
  licensing: 'HKLM\\SOFTWARE\\Microsoft\\MSLicensing',
  certificateStore: 'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop',
} as const;
