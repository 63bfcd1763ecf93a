# Services of Remote Desktop and who listens on its port (h03, h04).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:services = @('TermService', 'SessionEnv', 'UmRdpService', 'CertPropSvc', 'KeyIso', 'CryptSvc', 'BFE', 'mpssvc', 'Dnscache')
$script:listener = 'SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'

function Get-RdpdPortOrDefault {
    $port = Get-RdpdRegistryNumber -Path $script:listener -Name 'PortNumber'
    if ($null -eq $port) {
        # Windows listens on 3389 when nothing is written.
        return 3389
    }
    return [int]$port
}

function Get-RdpdServiceRow {
    param([string]$Name, [AllowNull()]$Processes)
    $path = "SYSTEM\CurrentControlSet\Services\$Name"
    $state = Get-RdpdServiceState -Name $Name
    if ($null -eq $state) {
        return [ordered]@{ name = $Name; start = $null; delayed = $null; state = 'Absent'; pid = $null; triggers = $null }
    }
    $process = $null
    if (($null -ne $Processes) -and $Processes.Contains($Name)) {
        $process = $Processes[$Name]
    }
    return [ordered]@{
        name = $Name
        start = (Get-RdpdRegistryNumber -Path $path -Name 'Start')
        delayed = ((Get-RdpdRegistryNumber -Path $path -Name 'DelayedAutostart') -eq 1)
        state = $state
        pid = $process
        triggers = @(Get-RdpdRegistrySubKeys -Path "$path\TriggerInfo" | Where-Object { $null -ne $_ }).Count
    }
}

# What listens: 'TermService' when it is among the services of the process, else the first service, else the program.
function Get-RdpdListenerOwner {
    param([int64]$ProcessId)
    $services = @(Get-RdpdServicesOfProcess -ProcessId $ProcessId | Where-Object { $null -ne $_ })
    if ($services -contains 'TermService') {
        return 'TermService'
    }
    if ($services.Count -gt 0) {
        return $services[0]
    }
    return (Get-RdpdProcessName -ProcessId $ProcessId)
}

function Read-RdpdListener {
    Read-RdpdFact -Name 'service.list' -Shape 'list' -Body {
        $processes = @{}
        try {
            $processes = Get-RdpdServiceProcesses -Names $script:services
        }
        catch {
            # Without CIM the states are still worth having; the ids stay null.
            Add-RdpdError -Where 'service.list' -Message (Get-RdpdReason -ErrorRecord $_)
        }
        foreach ($name in $script:services) {
            Get-RdpdServiceRow -Name $name -Processes $processes
        }
    }
    Read-RdpdFact -Name 'listener.port' -Body { Get-RdpdPortOrDefault }
    Read-RdpdFact -Name 'listener.lanAdapter' -Body { Get-RdpdRegistryNumber -Path $script:listener -Name 'LanAdapter' }
    Read-RdpdFact -Name 'listener.listening' -Body { Test-RdpdTcpListener -Port (Get-RdpdPortOrDefault) }
    Read-RdpdFact -Name 'listener.owner' -Body {
        $process = Get-RdpdListenerProcess -Port (Get-RdpdPortOrDefault)
        if ($null -ne $process) { Get-RdpdListenerOwner -ProcessId $process }
    }
}

function Read-RdpdUdpListener {
    Read-RdpdFact -Name 'listener.udp' -Body { Test-RdpdUdpListener -Port (Get-RdpdPortOrDefault) }
}

Export-ModuleMember -Function *
