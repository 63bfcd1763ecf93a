# The certificates of this user that can sign an .rdp file, as one JSON array on standard output. Opens the store read only and changes nothing.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$now = Get-Date
# Code signing, server authentication (rdpsign takes both), any purpose.
$wanted = @('1.3.6.1.5.5.7.3.3', '1.3.6.1.5.5.7.3.1', '2.5.29.37.0')
$found = @()
$own = @()
try {
    $own = @(Get-ChildItem -Path 'Cert:\CurrentUser\My')
}
catch {
    # Where there is no such drive, nobody can sign.
    if ($_.FullyQualifiedErrorId -notmatch '^DriveNotFound') {
        throw
    }
}
foreach ($certificate in $own) {
    if (-not $certificate.HasPrivateKey -or $certificate.NotAfter -lt $now -or $certificate.NotBefore -gt $now) {
        continue
    }
    $uses = @()
    foreach ($extension in $certificate.Extensions) {
        if ($extension -is [System.Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]) {
            foreach ($use in $extension.EnhancedKeyUsages) {
                $uses += [string]$use.Value
            }
        }
    }
    $fits = ($uses.Count -eq 0)
    foreach ($use in $uses) {
        if ($wanted -contains $use) {
            $fits = $true
        }
    }
    if ($fits) {
        $found += @{ thumbprint = $certificate.Thumbprint; subject = $certificate.Subject; notAfter = $certificate.NotAfter.ToUniversalTime().ToString('o') }
    }
}
try {
    # Windows PowerShell writes in the console's code page otherwise; Constrained Language forbids this, and ASCII is then what arrives.
    [Console]::OutputEncoding = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
}
catch {
    $null = $_
}
ConvertTo-Json -InputObject @($found) -Compress -Depth 3
