# Certificates of the computer and their private keys. Opens read only; the sign test signs three bytes and throws them away.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Whether this process can use the private key, where it lies and how large it is: @{ Usable; Provider; File }.
function Get-RdpdCertificateKey {
    param([Parameter(Mandatory = $true)]$Certificate)
    $result = @{ Usable = $null; Provider = $null; File = $null }
    if (-not $Certificate.HasPrivateKey) {
        return $result
    }
    # Windows 8.1 and Server 2012 R2 come with a .NET older than 4.6.1, which has no such classes: whether the key works is not known then.
    if ($null -eq ('System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions' -as [type])) {
        Add-RdpdError -Where 'private key' -Message 'missing: the .NET of this computer is older than 4.6.1'
        return $result
    }
    $result['Usable'] = $false
    $key = $null
    try {
        $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($Certificate)
        if ($null -eq $key) {
            $key = [System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPrivateKey($Certificate)
            $result['Usable'] = ($null -ne $key)
            return $result
        }
        if ($null -ne $key.PSObject.Properties['CspKeyContainerInfo']) {
            $result['Provider'] = [string]$key.CspKeyContainerInfo.ProviderName
            $result['File'] = [string]$key.CspKeyContainerInfo.UniqueKeyContainerName
        }
        elseif ($null -ne $key.PSObject.Properties['Key']) {
            $result['Provider'] = [string]$key.Key.Provider.Provider
            $result['File'] = [string]$key.Key.UniqueName
        }
        # SHA-1, because the classic provider that old RDP keys live in knows nothing newer; nothing is made with the result.
        $hash = [System.Security.Cryptography.HashAlgorithmName]::SHA1
        $padding = [System.Security.Cryptography.RSASignaturePadding]::Pkcs1
        $signature = $key.SignData([byte[]]@(1, 2, 3), $hash, $padding)
        $result['Usable'] = ($signature.Length -gt 0)
    }
    catch {
        # Not usable is the answer here, not a failure to find out.
        Add-RdpdError -Where 'private key' -Message (Get-RdpdReason -ErrorRecord $_)
    }
    finally {
        if ($null -ne $key) {
            $key.Dispose()
        }
    }
    return $result
}

# Bits of the public key; null for a kind that is neither RSA nor ECDSA, and where .NET is older than 4.6.1.
function Get-RdpdPublicKeyBits {
    param([Parameter(Mandatory = $true)]$Certificate)
    if ($null -eq ('System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions' -as [type])) {
        return $null
    }
    $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPublicKey($Certificate)
    if ($null -eq $key) {
        $key = [System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPublicKey($Certificate)
    }
    if ($null -eq $key) {
        return $null
    }
    try {
        return [int]$key.KeySize
    }
    finally {
        $key.Dispose()
    }
}

# Certificates of a store of the computer ('Remote Desktop', 'My'); nothing when the store is not there.
function Get-RdpdCertificates {
    param([Parameter(Mandatory = $true)][string]$Store)
    $open = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Store -ArgumentList $Store, ([System.Security.Cryptography.X509Certificates.StoreLocation]::LocalMachine)
    try {
        try {
            # OpenExistingOnly: looking must not make a store.
            $open.Open([System.Security.Cryptography.X509Certificates.OpenFlags]'ReadOnly, OpenExistingOnly')
        }
        catch {
            if ((ConvertTo-RdpdUnsigned -Number (Get-RdpdCause -ErrorRecord $_).HResult) -eq 2147942402) {
                return
            }
            throw
        }
        foreach ($certificate in $open.Certificates) {
            $uses = @()
            foreach ($extension in $certificate.Extensions) {
                if ($extension -is [System.Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]) {
                    foreach ($use in $extension.EnhancedKeyUsages) {
                        $uses += [string]$use.Value
                    }
                }
            }
            $key = Get-RdpdCertificateKey -Certificate $certificate
            [ordered]@{
                thumbprint = $certificate.Thumbprint.ToLowerInvariant()
                subject = $certificate.Subject
                issuer = $certificate.Issuer
                notBefore = $certificate.NotBefore
                notAfter = $certificate.NotAfter
                hasPrivateKey = $certificate.HasPrivateKey
                keyUsable = $key['Usable']
                eku = ($uses -join ',')
                keyBits = (Get-RdpdPublicKeyBits -Certificate $certificate)
                provider = $key['Provider']
                keyFile = $key['File']
            }
        }
    }
    finally {
        $open.Close()
    }
}

Export-ModuleMember -Function *
