# Certificates of the computer, changed. The stores of the computer lie in the registry: an entry is a key with one value, Blob.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# What the public part says: @{ subject; issuer; notBefore; notAfter; eku; keyBits }.
function Read-RdpdCertificateDer {
    param([Parameter(Mandatory = $true)][string]$Hex)
    $bytes = ConvertFrom-RdpdHex -Text $Hex
    $certificate = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, $bytes)
    try {
        $uses = $null
        foreach ($extension in $certificate.Extensions) {
            if ($extension -is [System.Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]) {
                $uses = [object[]]@($extension.EnhancedKeyUsages | ForEach-Object { [string]$_.Value })
            }
        }
        return [ordered]@{
            subject = [string]$certificate.Subject
            issuer = [string]$certificate.Issuer
            notBefore = (ConvertTo-RdpdScalar -Value $certificate.NotBefore)
            notAfter = (ConvertTo-RdpdScalar -Value $certificate.NotAfter)
            eku = $uses
            keyBits = (Get-RdpdPublicKeyBits -Certificate $certificate)
        }
    }
    finally {
        $certificate.Dispose()
    }
}

# Takes one entry out of a store. The private key stays.
function Remove-RdpdCertificate {
    param([Parameter(Mandatory = $true)][ValidateSet('Remote Desktop', 'My')][string]$Store, [Parameter(Mandatory = $true)][ValidatePattern('^[0-9a-fA-F]{40}$')][string]$Thumbprint)
    $base = [Microsoft.Win32.RegistryKey]::OpenBaseKey([Microsoft.Win32.RegistryHive]::LocalMachine, [Microsoft.Win32.RegistryView]::Registry64)
    try {
        $base.DeleteSubKeyTree("SOFTWARE\Microsoft\SystemCertificates\$Store\Certificates\$Thumbprint", $false)
    }
    finally {
        $base.Dispose()
    }
}

# A self-signed certificate for the listener in My; its thumbprint in lower case. Keys of this provider lie in MachineKeys.
function New-RdpdCertificate {
    param([Parameter(Mandatory = $true)][string]$FriendlyName, [Parameter(Mandatory = $true)][string[]]$DnsNames, [Parameter(Mandatory = $true)][int]$Days)
    $made = New-SelfSignedCertificate -FriendlyName $FriendlyName -DnsName $DnsNames -CertStoreLocation 'Cert:\LocalMachine\My' -KeyAlgorithm 'RSA' -KeyLength 2048 -HashAlgorithm 'SHA256' -NotAfter ((Get-Date).AddDays($Days)) -TextExtension @('2.5.29.37={text}1.3.6.1.5.5.7.3.1') -Provider 'Microsoft RSA SChannel Cryptographic Provider' -KeySpec 'KeyExchange' -ErrorAction Stop
    return ([string]$made.Thumbprint).ToLowerInvariant()
}

# Full path of the key file of a certificate in My; null when it has none that can be found.
function Get-RdpdCertificateKeyFile {
    param([Parameter(Mandatory = $true)][ValidatePattern('^[0-9a-fA-F]{40}$')][string]$Thumbprint)
    foreach ($row in @(Get-RdpdCertificates -Store 'My')) {
        if (($row['thumbprint'] -eq $Thumbprint) -and ($null -ne $row['keyFile'])) {
            foreach ($folder in @('Microsoft\Crypto\RSA\MachineKeys', 'Microsoft\Crypto\Keys')) {
                $path = [System.IO.Path]::Combine((Get-RdpdPlace -Name 'ProgramData'), $folder, $row['keyFile'])
                if ([System.IO.File]::Exists($path)) {
                    return $path
                }
            }
        }
    }
    return $null
}

# Takes a certificate of ours out of My together with its key.
function Remove-RdpdCertificateAndKey {
    param([Parameter(Mandatory = $true)][ValidatePattern('^[0-9a-fA-F]{40}$')][string]$Thumbprint)
    Remove-Item -LiteralPath "Cert:\LocalMachine\My\$Thumbprint" -DeleteKey -ErrorAction Stop
}

Export-ModuleMember -Function *
