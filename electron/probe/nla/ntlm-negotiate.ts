/**
 * TSRequest (MS-CSSP 2.2.1) carrying a bare NTLM NEGOTIATE (MS-NLMP 2.2.1.1): 57 bytes without a user, a domain or a
 * computer name in them. It asks the server to introduce itself and is never followed by an answer of ours.
 */
export const NTLM_NEGOTIATE = Buffer.from(
  '3037a003020106a130302e302ca02a0428' +
    '4e544c4d53535000' + '01000000' + 'b78208e2' + '0000000000000000' + '0000000000000000' + '0a0063450000000f',
  'hex',
);
