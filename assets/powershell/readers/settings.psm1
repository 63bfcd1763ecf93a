# Settings of Remote Desktop and the policies above them (h02, h13, h20, h25).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:server = 'SYSTEM\CurrentControlSet\Control\Terminal Server'
$script:listener = 'SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'
$script:policy = 'SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'

function Get-RdpdPolicyValues {
    foreach ($path in @($script:policy, "$($script:policy)\Client", "$($script:policy)\RAUnsolicit")) {
        foreach ($value in (Get-RdpdRegistryValues -Path $path)) {
            [ordered]@{ key = $path; name = $value['Name']; value = $value['Value'] }
        }
    }
}

function Test-RdpdManagedByMdm {
    $root = 'SOFTWARE\Microsoft\Enrollments'
    foreach ($name in (Get-RdpdRegistrySubKeys -Path $root)) {
        if ((Get-RdpdRegistryText -Path "$root\$name" -Name 'ProviderID') -eq 'MS DM Server') {
            return $true
        }
    }
    return $false
}

function Read-RdpdSettings {
    Read-RdpdFact -Name 'rdp.denyConnections' -Body { Get-RdpdRegistryNumber -Path $script:server -Name 'fDenyTSConnections' }
    Read-RdpdFact -Name 'rdp.denyConnectionsPolicy' -Body { Get-RdpdRegistryNumber -Path $script:policy -Name 'fDenyTSConnections' }
    Read-RdpdFact -Name 'security.securityLayer' -Body { Get-RdpdRegistryNumber -Path $script:listener -Name 'SecurityLayer' }
    Read-RdpdFact -Name 'security.userAuthentication' -Body { Get-RdpdRegistryNumber -Path $script:listener -Name 'UserAuthentication' }
    Read-RdpdFact -Name 'security.minEncryptionLevel' -Body { Get-RdpdRegistryNumber -Path $script:listener -Name 'MinEncryptionLevel' }
    Read-RdpdFact -Name 'security.allowNegotiation' -Body { Get-RdpdRegistryNumber -Path $script:listener -Name 'fAllowSecProtocolNegotiation' }
    Read-RdpdFact -Name 'security.policy' -Shape 'record' -Body {
        $record = [ordered]@{}
        foreach ($name in @('SecurityLayer', 'UserAuthentication', 'MinEncryptionLevel')) {
            $record[$name] = Get-RdpdRegistryNumber -Path $script:policy -Name $name
        }
        $record
    }
    Read-RdpdFact -Name 'host.selectTransport' -Body { Get-RdpdRegistryNumber -Path $script:policy -Name 'SelectTransport' }
    Read-RdpdFact -Name 'policy.values' -Shape 'list' -Body { Get-RdpdPolicyValues }
    Read-RdpdFact -Name 'policy.mdm' -Body { Test-RdpdManagedByMdm }
}

function Read-RdpdPolicyReport {
    Read-RdpdFact -Name 'policy.report' -Body {
        $run = Invoke-RdpdProgram -Name 'gpresult' -Arguments '/r /scope computer' -TimeoutSeconds 60
        if ($run['ExitCode'] -ne 0) {
            throw "failed: gpresult ended with $($run['ExitCode'])"
        }
        (@($run['Lines']) -join "`n").Trim()
    }
}

Export-ModuleMember -Function *
