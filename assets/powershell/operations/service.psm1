# service.restart, service.start, service.setStartup.
# The ladder of a fix (catalogue C.0-6): SessionEnv first, a fresh probe, TermService only where that did not help, because its restart disconnects everybody.
# Inside a Remote Desktop session the restart of TermService is given to SYSTEM, since this process would lose its own session halfway.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:services = 'SYSTEM\CurrentControlSet\Services'
$script:listener = @{ Hive = 'LocalMachine'; Path = 'SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations' }
$script:store = 'SOFTWARE\Microsoft\SystemCertificates\Remote Desktop\Certificates'
$script:keyPrefix = 'f686aace6942fb7f7ceb231212eef4a4_'

# How a service starts: @{ start; delayed; triggers; delayedValue }, or null when there is no such service.
function Get-RdpdStartup {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $path = "$($script:services)\$($Arguments['name'])"
    $start = Get-RdpdRegistryNumber -Path $path -Name 'Start'
    if ($null -eq $start) {
        return $null
    }
    if (@(2, 3, 4) -notcontains $start) {
        throw "failed: $($Arguments['name']) starts with Windows itself, kind $start"
    }
    # Absent and 0 mean the same to Windows and are kept apart all the same.
    $delayed = Get-RdpdRegistryNumber -Path $path -Name 'DelayedAutostart'
    return [ordered]@{
        start = [int]$start
        delayed = ($start -eq 2) -and ($delayed -eq 1)
        triggers = @(Get-RdpdRegistrySubKeys -Path "$path\TriggerInfo" | Where-Object { $null -ne $_ }).Count
        delayedValue = $delayed
    }
}

function Set-RdpdStartup {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $before = Get-RdpdStartup -Arguments $Arguments
    $delayed = ([int]$Arguments['start'] -eq 2) -and $Arguments.Contains('delayed') -and [bool]$Arguments['delayed']
    if (($before['start'] -ne [int]$Arguments['start']) -or ($before['delayed'] -ne $delayed)) {
        Set-RdpdServiceStart -Name $Arguments['name'] -Start ([int]$Arguments['start']) -Delayed $delayed
    }
}

function Restore-RdpdStartup {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    Set-RdpdStartup -Arguments @{ name = $Arguments['name']; start = $Captured['start']; delayed = $Captured['delayed'] }
    $value = $null
    if ($Captured.Contains('delayedValue') -and ($null -ne $Captured['delayedValue'])) {
        $value = [ordered]@{ type = 'dword'; data = [int64]$Captured['delayedValue'] }
    }
    Restore-RdpdTypedValue -Place @{ Hive = 'LocalMachine'; Path = "$($script:services)\$($Arguments['name'])" } -Name 'DelayedAutostart' -Value $value -AnySpelling
}

# The key files of the listener; only the names leave this computer's disk.
function Get-RdpdListenerKeyFiles {
    $paths = foreach ($kind in @('RSA\MachineKeys', 'Keys')) {
        $folder = Get-RdpdCryptoFolder -Kind $kind
        if (Test-RdpdFolder -Path $folder) {
            foreach ($path in (Get-RdpdFiles -Folder $folder -Pattern "$($script:keyPrefix)*")) {
                [string]$path
            }
        }
    }
    return , [object[]]@($paths | Sort-Object)
}

function Get-RdpdListenerCertificates {
    $names = foreach ($name in (Get-RdpdRegistrySubKeys -Path $script:store)) {
        ([string]$name).ToLowerInvariant()
    }
    return , [object[]]@($names | Sort-Object)
}

# A start may also make a certificate with its key and bind it: what there was of that is taken down with the service.
function Get-RdpdRun {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $startup = Get-RdpdStartup -Arguments $Arguments
    $state = Get-RdpdServiceState -Name $Arguments['name']
    if (($null -eq $startup) -or ($null -eq $state)) {
        return $null
    }
    $word = 'running'
    if ($state -eq 'Stopped') {
        $word = 'stopped'
    }
    $service = [ordered]@{ start = $startup['start']; delayed = $startup['delayed']; state = $word; triggers = $startup['triggers'] }
    if ($state -eq 'StopPending') {
        $service['hung'] = $true
    }
    $processes = @{}
    try {
        $processes = Get-RdpdServiceProcesses -Names @([string]$Arguments['name'])
    }
    catch {
        # CIM may be broken; the process only tells a restart from no restart.
        Add-RdpdError -Where 'process of the service' -Message (Get-RdpdReason -ErrorRecord $_)
    }
    if (($word -eq 'running') -and ($null -ne $processes) -and $processes.Contains([string]$Arguments['name'])) {
        $service['pid'] = [int64]$processes[[string]$Arguments['name']]
    }
    return [ordered]@{
        service = $service
        certificates = (Get-RdpdListenerCertificates)
        keyFiles = (Get-RdpdListenerKeyFiles)
        selfSigned = (ConvertTo-RdpdTypedValue -Found (Find-RdpdRegistryValue -Place $script:listener -Name 'SelfSignedCertificate'))
    }
}

function Assert-RdpdStartable {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    if ((Get-RdpdStartup -Arguments $Arguments)['start'] -eq 4) {
        throw 'failed: the service is disabled'
    }
}

# Session 0 is the services' session; the session of the screen is not a remote one.
function Test-RdpdRemoteSession {
    $session = (Get-RdpdProcess)['SessionId']
    $console = Get-RdpdRegistryNumber -Path 'SYSTEM\CurrentControlSet\Control\Terminal Server' -Name 'GlassSessionId'
    return ($session -ne 0) -and ($null -ne $console) -and ($session -ne $console)
}

function Invoke-RdpdRestart {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    Assert-RdpdStartable -Arguments $Arguments
    if (($Arguments['name'] -eq 'TermService') -and (Test-RdpdRemoteSession)) {
        Restart-RdpdListenerAsSystem
    }
    else {
        Restart-RdpdService -Name $Arguments['name']
    }
}

function Invoke-RdpdStart {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    Assert-RdpdStartable -Arguments $Arguments
    if ((Get-RdpdServiceState -Name $Arguments['name']) -ne 'Running') {
        Start-RdpdService -Name $Arguments['name']
    }
}

# Takes back what the start made: certificate, key file, binding. A key file that was there before is never touched.
function Restore-RdpdRun {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    if (($Captured['service']['state'] -eq 'stopped') -and ((Get-RdpdServiceState -Name $Arguments['name']) -ne 'Stopped')) {
        Stop-RdpdService -Name $Arguments['name']
    }
    foreach ($thumbprint in (Get-RdpdListenerCertificates)) {
        if (@($Captured['certificates']) -notcontains $thumbprint) {
            Remove-RdpdCertificate -Store 'Remote Desktop' -Thumbprint $thumbprint
        }
    }
    foreach ($path in (Get-RdpdListenerKeyFiles)) {
        if (@($Captured['keyFiles']) -notcontains $path) {
            Remove-RdpdFile -Path $path
        }
    }
    Restore-RdpdTypedValue -Place $script:listener -Name 'SelfSignedCertificate' -Value $Captured['selfSigned'] -AnySpelling
    if (($Captured['service']['state'] -eq 'running') -and ((Get-RdpdServiceState -Name $Arguments['name']) -eq 'Stopped')) {
        Start-RdpdService -Name $Arguments['name']
    }
}

Export-ModuleMember -Function *
