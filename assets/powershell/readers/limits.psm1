# Limits, roles, licensing and the management classes of Remote Desktop (h21, h23, h24, h26).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:server = 'SYSTEM\CurrentControlSet\Control\Terminal Server'
$script:policy = 'SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
$script:space = 'root/cimv2/TerminalServices'

function Read-RdpdLimits {
    Read-RdpdFact -Name 'limit.maxInstanceCount' -Body { Get-RdpdRegistryNumber -Path "$($script:server)\WinStations\RDP-Tcp" -Name 'MaxInstanceCount' }
    Read-RdpdFact -Name 'limit.logonsDenied' -Body {
        # Kept as a text by "change logon"; some tools write a number.
        $found = Get-RdpdRegistryValue -Path 'SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon' -Name 'WinStationsDisabled'
        ($null -ne $found) -and ([string]$found['Value'] -ne '0')
    }
    Read-RdpdFact -Name 'limit.drainMode' -Body { Get-RdpdRegistryNumber -Path $script:server -Name 'TSServerDrainMode' }
    Read-RdpdFact -Name 'limit.singleSessionPerUser' -Body {
        $number = Get-RdpdRegistryNumber -Path $script:policy -Name 'fSingleSessionPerUser'
        if ($null -eq $number) {
            $number = Get-RdpdRegistryNumber -Path $script:server -Name 'fSingleSessionPerUser'
        }
        $number
    }
    Read-RdpdFact -Name 'roles.broker' -Body { (Get-RdpdRegistryNumber -Path "$($script:server)\ClusterSettings" -Name 'SessionDirectoryActive') -eq 1 }
}

# Names of the installed Remote Desktop roles: feature names of Server Manager, which are not translated.
function Get-RdpdRoles {
    $root = 'SOFTWARE\Microsoft\ServerManager\ServicingStorage\ServerComponentCache'
    foreach ($name in (Get-RdpdRegistrySubKeys -Path $root)) {
        if (($name -match '^(RDS-|Remote-Desktop-Services)') -and ((Get-RdpdRegistryNumber -Path "$root\$name" -Name 'InstallState') -eq 1)) {
            $name
        }
    }
}

# 'ok', or the code that the management class answers with. A broken class is a finding, so it is a value; refused is not.
function Get-RdpdClassHealth {
    try {
        $null = @(Get-RdpdCim -ClassName 'Win32_TerminalServiceSetting' -Namespace $script:space)
        return 'ok'
    }
    catch {
        $reason = Get-RdpdReason -ErrorRecord $_
        if ($reason -match '^(needsAdmin|accessDenied|timeLimit): ') {
            throw
        }
        if ($_.FullyQualifiedErrorId -match '0x[0-9a-fA-F]{8}') {
            return "error $($Matches[0].ToLowerInvariant())"
        }
        return 'error'
    }
}

function Read-RdpdTerminalServices {
    Read-RdpdFact -Name 'roles.rds' -Shape 'list' -Body { Get-RdpdRoles }
    Read-RdpdFact -Name 'wmi.terminalServices' -Body { Get-RdpdClassHealth }
    $adapter = Get-RdpdOnce -Body { Get-RdpdCim -ClassName 'Win32_TSNetworkAdapterSetting' -Namespace $script:space -Filter "TerminalName='RDP-Tcp'" }
    Read-RdpdFact -Name 'limit.maximumConnections' -Body { Get-RdpdProperty -Object (Get-RdpdOnceValue -Once $adapter) -Name 'MaximumConnections' }
    Read-RdpdFact -Name 'limit.maximumPolicySource' -Body { Get-RdpdProperty -Object (Get-RdpdOnceValue -Once $adapter) -Name 'PolicySourceMaximumConnections' }
    $setting = Get-RdpdOnce -Body { Get-RdpdCim -ClassName 'Win32_TerminalServiceSetting' -Namespace $script:space }
    Read-RdpdFact -Name 'licensing.graceDays' -Body {
        $instance = Get-RdpdOnceValue -Once $setting
        # Only a session host has a grace period; a plain server has none, which is null.
        if ((Get-RdpdProperty -Object $instance -Name 'TerminalServerMode') -eq 1) {
            Get-RdpdProperty -Object (Invoke-RdpdCimGetter -Instance $instance -Method 'GetGracePeriodDays') -Name 'DaysLeft'
        }
    }
    Read-RdpdFact -Name 'licensing.servers' -Shape 'list' -Body {
        $instance = Get-RdpdOnceValue -Once $setting
        if ((Get-RdpdProperty -Object $instance -Name 'TerminalServerMode') -eq 1) {
            Get-RdpdProperty -Object (Invoke-RdpdCimGetter -Instance $instance -Method 'GetSpecifiedLicenseServerList') -Name 'SpecifiedLSList'
        }
    }
}

function Read-RdpdRepository {
    Read-RdpdFact -Name 'wmi.repository' -Body {
        # The text is in the language of Windows; the exit code is not.
        $run = Invoke-RdpdProgram -Name 'winmgmt' -Arguments '/verifyrepository' -TimeoutSeconds 40
        if ($run['ExitCode'] -eq 0) {
            'consistent'
        }
        elseif ($run['ExitCode'] -eq 5) {
            throw 'needsAdmin: the repository is checked for administrators only'
        }
        else {
            "exit $($run['ExitCode'])"
        }
    }
}

Export-ModuleMember -Function *
