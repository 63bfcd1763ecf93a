/** Certificates in base64 DER as PEM, in their order. */
export function toPem(certificates: readonly string[]): string {
  return certificates.map((der) => `-----BEGIN CERTIFICATE-----\n${der.replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`).join('');
}
