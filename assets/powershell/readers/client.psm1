# The Remote Desktop client of this PC (c01, c10 to c14).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:licensing = @('SOFTWARE\Microsoft\MSLicensing', 'SOFTWARE\Wow6432Node\Microsoft\MSLicensing')
# Lines of a .rdp file that bear on a connection. Everything else, the password line above all, stays where it is.
$script:profileKeys = @('full address', 'alternate full address', 'server port', 'gatewayhostname', 'gatewayusagemethod', 'gatewayprofileusagemethod', 'authentication level', 'enablecredsspsupport', 'negotiate security layer', 'use redirection server name', 'loadbalanceinfo', 'signscope')

function Get-RdpdMstscPath {
    return (Join-RdpdPath -Folder (Get-RdpdPlace -Name 'SystemRoot') -Name 'System32\mstsc.exe')
}

function Read-RdpdClient {
    Read-RdpdFact -Name 'client.mstscPath' -Body {
        $path = Get-RdpdMstscPath
        if (Test-RdpdFile -Path $path) { $path }
    }
    Read-RdpdFact -Name 'client.mstscVersion' -Body {
        $path = Get-RdpdMstscPath
        if (Test-RdpdFile -Path $path) { Get-RdpdFileVersion -Path $path }
    }
    Read-RdpdFact -Name 'credssp.encryptionOracle' -Body { Get-RdpdRegistryNumber -Path 'SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters' -Name 'AllowEncryptionOracle' }
    Read-RdpdFact -Name 'client.udpDisabled' -Body { (Get-RdpdRegistryNumber -Path 'SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services\Client' -Name 'fClientDisableUDP') -eq 1 }
    Read-RdpdFact -Name 'client.licenseStores' -Body {
        $names = foreach ($root in $script:licensing) { Get-RdpdRegistrySubKeys -Path "$root\Store" }
        @($names | Where-Object { $_ -match '^LICENSE\d+$' } | Sort-Object -Unique).Count
    }
    Read-RdpdFact -Name 'client.licenseHardwareId' -Body {
        $found = foreach ($root in $script:licensing) { Get-RdpdRegistryValue -Path "$root\HardwareID" -Name 'ClientHWID' }
        @($found | Where-Object { $null -ne $_ }).Count -gt 0
    }
}

function Get-RdpdTargetOrThrow {
    $target = Get-RdpdTarget
    if ($target -eq '') {
        throw 'notRead: no computer was named'
    }
    return $target
}

function Read-RdpdClientSlow {
    Read-RdpdFact -Name 'client.mstscSigned' -Body {
        $path = Get-RdpdMstscPath
        if (Test-RdpdFile -Path $path) { (Get-RdpdSignature -Path $path) -eq 'Valid' }
    }
    Read-RdpdFact -Name 'client.usernameHint' -Body {
        Get-RdpdRegistryText -Hive 'CurrentUser' -Path "Software\Microsoft\Terminal Server Client\Servers\$(Get-RdpdTargetOrThrow)" -Name 'UsernameHint'
    }
    Read-RdpdFact -Name 'client.licenseUsersWrite' -Body {
        $acl = Get-RdpdRegistryAcl -Path "$($script:licensing[0])\Store"
        if ($null -ne $acl) {
            # Set value 2 and create subkey 4, for BUILTIN\Users.
            @($acl['Rules'] | Where-Object { ($null -ne $_) -and $_['Sid'] -eq 'S-1-5-32-545' -and $_['Allow'] -and ($_['Mask'] -band 6) -ne 0 }).Count -gt 0
        }
    }
    Read-RdpdFact -Name 'client.defaultRdp' -Shape 'record' -Body {
        $path = Join-RdpdPath -Folder (Get-RdpdPlace -Name 'Documents') -Name 'Default.rdp'
        if (Test-RdpdFile -Path $path) {
            $record = [ordered]@{}
            foreach ($line in (Get-RdpdTextLines -Path $path)) {
                if ($line -match '^(?<key>[a-z ]+):[is]:(?<value>.*)$' -and $script:profileKeys -contains $Matches['key']) {
                    $record[$Matches['key']] = $Matches['value'].Trim()
                }
            }
            $record
        }
    }
    Read-RdpdFact -Name 'client.savedCredential' -Body {
        # "target=" is printed in English on every Windows; only whether the entry is there leaves this function.
        $entry = [regex]::Escape("target=TERMSRV/$(Get-RdpdTargetOrThrow)")
        @((Invoke-RdpdProgram -Name 'cmdkey' -Arguments '/list')['Lines'] | Where-Object { $_ -match "$entry\s*$" }).Count -gt 0
    }
}

Export-ModuleMember -Function *
