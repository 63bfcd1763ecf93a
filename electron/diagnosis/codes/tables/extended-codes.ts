import type { CodeTable } from '../code-table.ts';

/**
 * Extended disconnect reasons: the enumeration of the client, and the numbers a server sends in its Set Error Info PDU.
 * Where both exist they agree; the name is then the client's.
 */
export const extendedCodes: readonly CodeTable[] = [
  {
    kind: 'extended',
    source: 'MS ExtendedDisconnectReasonCode; MS-RDPBCGR 2.2.5.1.1',
    rows: [
      [0x0, 'exDiscReasonNoInfo'],
      [0x1, 'exDiscReasonAPIInitiatedDisconnect'],
      [0x2, 'exDiscReasonAPIInitiatedLogoff'],
      [0x3, 'exDiscReasonServerIdleTimeout'],
      [0x4, 'exDiscReasonServerLogonTimeout'],
      [0x5, 'exDiscReasonReplacedByOtherConnection'],
      [0x6, 'exDiscReasonOutOfMemory'],
      [0x7, 'exDiscReasonServerDeniedConnection'],
      [0x9, 'exDiscReasonServerInsufficientPrivileges'],
      [0xA, 'exDiscReasonServerFreshCredsRequired'],
      [0xB, 'exDiscReasonRpcInitiatedDisconnectByUser'],
      [0xC, 'exDiscReasonLogoffByUser'],
      [0x100, 'exDiscReasonLicenseInternal'],
      [0x101, 'exDiscReasonLicenseNoLicenseServer'],
      [0x102, 'exDiscReasonLicenseNoLicense'],
      [0x103, 'exDiscReasonLicenseErrClientMsg'],
      [0x104, 'exDiscReasonLicenseHwidDoesntMatchLicense'],
      [0x105, 'exDiscReasonLicenseErrClientLicense'],
      [0x106, 'exDiscReasonLicenseCantFinishProtocol'],
      [0x107, 'exDiscReasonLicenseClientEndedProtocol'],
      [0x108, 'exDiscReasonLicenseErrClientEncryption'],
      [0x109, 'exDiscReasonLicenseCantUpgradeLicense'],
      [0x10A, 'exDiscReasonLicenseNoRemoteConnections'],
    ],
  },
  {
    kind: 'extended',
    source: 'MS ExtendedDisconnectReasonCode',
    rows: [
      [0x8, 'exDiscReasonServerDeniedConnectionFips'],
      [0x10B, 'exDiscReasonLicenseCreatingLicStoreAccDenied'],
      [0x300, 'exDiscReasonRdpEncInvalidCredentials'],
    ],
  },
  {
    kind: 'extended',
    source: 'MS-RDPBCGR 2.2.5.1.1',
    rows: [
      [0xF, 'ERRINFO_CLOSE_STACK_ON_DRIVER_NOT_READY'],
      [0x10, 'ERRINFO_SERVER_DWM_CRASH'],
      [0x11, 'ERRINFO_CLOSE_STACK_ON_DRIVER_FAILURE'],
      [0x12, 'ERRINFO_CLOSE_STACK_ON_DRIVER_IFACE_FAILURE'],
      [0x17, 'ERRINFO_SERVER_WINLOGON_CRASH'],
      [0x18, 'ERRINFO_SERVER_CSRSS_CRASH'],
      [0x19, 'ERRINFO_SERVER_SHUTDOWN'],
      [0x1A, 'ERRINFO_SERVER_REBOOT'],
      [0x400, 'ERRINFO_CB_DESTINATION_NOT_FOUND'],
      [0x402, 'ERRINFO_CB_LOADING_DESTINATION'],
      [0x404, 'ERRINFO_CB_REDIRECTING_TO_DESTINATION'],
      [0x405, 'ERRINFO_CB_SESSION_ONLINE_VM_WAKE'],
      [0x406, 'ERRINFO_CB_SESSION_ONLINE_VM_BOOT'],
      [0x407, 'ERRINFO_CB_SESSION_ONLINE_VM_NO_DNS'],
      [0x408, 'ERRINFO_CB_DESTINATION_POOL_NOT_FREE'],
      [0x409, 'ERRINFO_CB_CONNECTION_CANCELLED'],
      [0x410, 'ERRINFO_CB_CONNECTION_ERROR_INVALID_SETTINGS'],
      [0x411, 'ERRINFO_CB_SESSION_ONLINE_VM_BOOT_TIMEOUT'],
      [0x412, 'ERRINFO_CB_SESSION_ONLINE_VM_SESSMON_FAILED'],
    ],
  },
];
