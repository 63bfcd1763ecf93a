# Which certificate Remote Desktop is bound to, and the stores it may be in (h08, h09, h12, h26).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:stations = 'SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations'
$script:store = 'SOFTWARE\Microsoft\SystemCertificates\Remote Desktop'

# Whether a rule keeps SYSTEM from writing: a deny of set value (2) or create subkey (4), for SYSTEM or a group it is in.
function Test-RdpdSystemDenied {
    param([AllowNull()][hashtable]$Acl)
    if ($null -eq $Acl) {
        return $false
    }
    foreach ($rule in $Acl['Rules']) {
        if ((-not $rule['Allow']) -and (@('S-1-5-18', 'S-1-1-0', 'S-1-5-11', 'S-1-5-32-544') -contains $rule['Sid']) -and (($rule['Mask'] -band 6) -ne 0)) {
            return $true
        }
    }
    return $false
}

# Kept for all listeners; a value of the listener itself, where there is one, comes first.
function Get-RdpdStationText {
    param([string]$Name)
    $own = Get-RdpdRegistryText -Path "$($script:stations)\RDP-Tcp" -Name $Name
    if ($null -ne $own) {
        return $own
    }
    return (Get-RdpdRegistryText -Path $script:stations -Name $Name)
}

function Read-RdpdBinding {
    Read-RdpdFact -Name 'binding.pinned' -Body { Get-RdpdRegistryText -Path "$($script:stations)\RDP-Tcp" -Name 'SSLCertificateSHA1Hash' }
    Read-RdpdFact -Name 'binding.selfSigned' -Body { Get-RdpdStationText -Name 'SelfSignedCertificate' }
    Read-RdpdFact -Name 'binding.storeName' -Body { Get-RdpdStationText -Name 'SelfSignedCertStore' }
    Read-RdpdFact -Name 'binding.templateName' -Body { Get-RdpdRegistryText -Path 'SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services' -Name 'CertTemplateName' }
    Read-RdpdFact -Name 'store.acl' -Shape 'record' -Admin -Body {
        $acl = Get-RdpdRegistryAcl -Path $script:store
        if ($null -ne $acl) {
            $inner = Get-RdpdRegistryAcl -Path "$($script:store)\Certificates"
            [ordered]@{ sddl = $acl['Sddl']; systemDenied = ((Test-RdpdSystemDenied -Acl $acl) -or (Test-RdpdSystemDenied -Acl $inner)); inherited = (-not $acl['Protected']) }
        }
    }
    Read-RdpdFact -Name 'store.remoteDesktop' -Shape 'list' -Admin -Body { Get-RdpdCertificates -Store 'Remote Desktop' }

    $general = Get-RdpdOnce -Body { Get-RdpdCim -ClassName 'Win32_TSGeneralSetting' -Namespace 'root/cimv2/TerminalServices' -Filter "TerminalName='RDP-Tcp'" -TimeoutSeconds 4 }
    Read-RdpdFact -Name 'binding.hashType' -Body { Get-RdpdProperty -Object (Get-RdpdOnceValue -Once $general) -Name 'SSLCertificateSHA1HashType' }
    Read-RdpdFact -Name 'binding.policySource' -Shape 'record' -Body {
        # 0 server, 1 Group Policy, 2 default, for each setting of the listener.
        $instance = Get-RdpdOnceValue -Once $general
        if ($null -ne $instance) {
            $record = [ordered]@{}
            foreach ($name in @('PolicySourceSecurityLayer', 'PolicySourceUserAuthenticationRequired', 'PolicySourceMinEncryptionLevel')) {
                $record[$name] = Get-RdpdProperty -Object $instance -Name $name
            }
            $record
        }
    }
}

function Read-RdpdPersonalStore {
    Read-RdpdFact -Name 'store.personal' -Shape 'list' -Admin -Body { Get-RdpdCertificates -Store 'My' }
}

Export-ModuleMember -Function *
