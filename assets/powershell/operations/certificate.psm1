# certificate.remove, certificate.create, certificate.bind. What goes is kept whole: the registry blob holds the certificate and where its key lies.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:listener = @{ Hive = 'LocalMachine'; Path = 'SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp' }
$script:pin = 'SSLCertificateSHA1Hash'

function Get-RdpdStorePath {
    param([Parameter(Mandatory = $true)][string]$Store)
    return "SOFTWARE\Microsoft\SystemCertificates\$Store\Certificates"
}

# One property of a store blob by its number, as hex, or null. Blob: repeated { id, 1, length, data }, little endian. 32 is the certificate, 11 its friendly name.
function Get-RdpdBlobPart {
    param([AllowEmptyString()][string]$Hex, [Parameter(Mandatory = $true)][int]$Id)
    $at = 0
    while ($at + 24 -le $Hex.Length) {
        $head = ConvertFrom-RdpdHex -Text $Hex.Substring($at, 24)
        $length = [System.BitConverter]::ToUInt32($head, 8)
        if ($at + 24 + ($length * 2) -gt $Hex.Length) {
            return $null
        }
        if ([System.BitConverter]::ToUInt32($head, 0) -eq $Id) {
            return $Hex.Substring($at + 24, [int]($length * 2))
        }
        $at += 24 + [int]($length * 2)
    }
    return $null
}

# Thumbprints in a store, in the order of its keys.
function Get-RdpdStoreThumbprints {
    param([Parameter(Mandatory = $true)][string]$Store)
    $names = foreach ($name in (Get-RdpdRegistrySubKeys -Path (Get-RdpdStorePath -Store $Store))) {
        ([string]$name).ToLowerInvariant()
    }
    return , [string[]]@($names | Sort-Object)
}

function Get-RdpdStoreBlob {
    param([Parameter(Mandatory = $true)][string]$Store, [Parameter(Mandatory = $true)][string]$Thumbprint)
    $value = Get-RdpdRegistryValue -Path "$(Get-RdpdStorePath -Store $Store)\$($Thumbprint.ToUpperInvariant())" -Name 'Blob'
    if (($null -eq $value) -or ($value['Kind'] -ne 'Binary')) {
        return $null
    }
    return (ConvertTo-RdpdHexText -Data $value['Value'])
}

function Get-RdpdFriendlyName {
    param([AllowEmptyString()][string]$Blob)
    $hex = Get-RdpdBlobPart -Hex $Blob -Id 11
    if ($null -eq $hex) {
        return ''
    }
    return [System.Text.Encoding]::Unicode.GetString((ConvertFrom-RdpdHex -Text $hex)).TrimEnd([char]0)
}

function Get-RdpdStoredCertificate {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $blob = Get-RdpdStoreBlob -Store $Arguments['store'] -Thumbprint $Arguments['thumbprint']
    if ($null -eq $blob) {
        return [ordered]@{ certificate = $null; index = -1 }
    }
    $der = Get-RdpdBlobPart -Hex $blob -Id 32
    if ($null -eq $der) {
        throw 'failed: the entry in the store holds no certificate'
    }
    $certificate = [ordered]@{ thumbprint = ([string]$Arguments['thumbprint']).ToLowerInvariant() }
    $details = Read-RdpdCertificateDer -Hex $der
    foreach ($name in $details.Keys) {
        $certificate[$name] = $details[$name]
    }
    $certificate['friendlyName'] = Get-RdpdFriendlyName -Blob $blob
    $certificate['der'] = [System.Convert]::ToBase64String((ConvertFrom-RdpdHex -Text $der))
    $certificate['blob'] = $blob
    return [ordered]@{ certificate = $certificate; index = [array]::IndexOf((Get-RdpdStoreThumbprints -Store $Arguments['store']), $certificate['thumbprint']) }
}

function Remove-RdpdStoredCertificate {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    if ((Get-RdpdStoreThumbprints -Store $Arguments['store']) -contains $Arguments['thumbprint']) {
        Remove-RdpdCertificate -Store $Arguments['store'] -Thumbprint $Arguments['thumbprint'].ToUpperInvariant()
    }
}

function Restore-RdpdStoredCertificate {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    if ($null -eq $Captured['certificate']) {
        return
    }
    if ((Get-RdpdStoreBlob -Store $Arguments['store'] -Thumbprint $Arguments['thumbprint']) -cne $Captured['certificate']['blob']) {
        Set-RdpdRegistryValue -Path "$(Get-RdpdStorePath -Store $Arguments['store'])\$($Arguments['thumbprint'].ToUpperInvariant())" -Name 'Blob' -Kind 'Binary' -Data $Captured['certificate']['blob']
    }
}

# The thumbprint in My that carries a friendly name, or null.
function Find-RdpdOwnCertificate {
    param([Parameter(Mandatory = $true)][string]$FriendlyName)
    foreach ($thumbprint in (Get-RdpdStoreThumbprints -Store 'My')) {
        $blob = Get-RdpdStoreBlob -Store 'My' -Thumbprint $thumbprint
        if (($null -ne $blob) -and ((Get-RdpdFriendlyName -Blob $blob) -ceq $FriendlyName)) {
            return $thumbprint
        }
    }
    return $null
}

function Get-RdpdOwnCertificate {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $thumbprint = Find-RdpdOwnCertificate -FriendlyName $Arguments['friendlyName']
    $keyFile = $false
    if ($null -ne $thumbprint) {
        $keyFile = ($null -ne (Get-RdpdCertificateKeyFile -Thumbprint $thumbprint))
    }
    return [ordered]@{ thumbprint = $thumbprint; keyFile = $keyFile }
}

# Makes it beside what is there and lets the listener's account read its key; a half-done first try is completed.
function New-RdpdOwnCertificate {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $thumbprint = Find-RdpdOwnCertificate -FriendlyName $Arguments['friendlyName']
    if ($null -eq $thumbprint) {
        $thumbprint = New-RdpdCertificate -FriendlyName $Arguments['friendlyName'] -DnsNames ([string[]]@($Arguments['dnsNames'])) -Days ([int]$Arguments['days'])
    }
    $path = Get-RdpdCertificateKeyFile -Thumbprint $thumbprint
    if ($null -eq $path) {
        throw 'failed: the key file of the new certificate was not found'
    }
    $sddl = Get-RdpdFileSddl -Path $path
    if ($sddl -notmatch '\(A;;[^;]*;;;(NS|S-1-5-20)\)') {
        Set-RdpdFileSecurity -Path $path -Sddl "$sddl(A;;FR;;;NS)"
    }
}

function Restore-RdpdOwnCertificate {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    $thumbprint = Find-RdpdOwnCertificate -FriendlyName $Arguments['friendlyName']
    if (($null -eq $Captured['thumbprint']) -and ($null -ne $thumbprint)) {
        Remove-RdpdCertificateAndKey -Thumbprint $thumbprint
    }
}

function Get-RdpdPin {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    return [ordered]@{ pinned = (ConvertTo-RdpdTypedValue -Found (Find-RdpdRegistryValue -Place $script:listener -Name $script:pin)) }
}

# Windows itself refuses a certificate that is not in My ("Invalid parameter"); so do we, before the value is written.
function Set-RdpdPin {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $wanted = $null
    if ($Arguments.Contains('friendlyName')) {
        $wanted = Find-RdpdOwnCertificate -FriendlyName $Arguments['friendlyName']
        if ($null -eq $wanted) {
            throw 'failed: no such certificate'
        }
    }
    elseif ($null -ne $Arguments['thumbprint']) {
        $wanted = [string]$Arguments['thumbprint']
        if ((Get-RdpdStoreThumbprints -Store 'My') -notcontains $wanted) {
            throw 'failed: Invalid parameter: not in the store My'
        }
    }
    $value = $null
    if ($null -ne $wanted) {
        $value = [ordered]@{ type = 'binary'; data = $wanted }
    }
    Restore-RdpdTypedValue -Place $script:listener -Name $script:pin -Value $value -AnySpelling
}

function Restore-RdpdPin {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    Restore-RdpdTypedValue -Place $script:listener -Name $script:pin -Value $Captured['pinned'] -AnySpelling
}

Export-ModuleMember -Function *
