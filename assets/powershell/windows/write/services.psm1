# Starts, stops and configures services. The service manager is told, not only the registry: it would not look there before a reboot.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Waits for Running or Stopped. A service that hangs while it stops is reported, never killed: it shares its process with others.
function Wait-RdpdService {
    param([Parameter(Mandatory = $true)]$Service, [Parameter(Mandatory = $true)][string]$State, [int]$Seconds)
    $end = (Get-Date).AddSeconds($Seconds)
    while ($true) {
        $Service.Refresh()
        if ([string]$Service.Status -eq $State) {
            return
        }
        if ((Get-Date) -gt $end) {
            throw "timeLimit: $($Service.ServiceName) is $($Service.Status) after $Seconds s; Windows has to be restarted"
        }
        Start-Sleep -Milliseconds 250
    }
}

# Names of the services that need this one and run now, those that must start first first.
function Get-RdpdRunningDependents {
    param([Parameter(Mandatory = $true)]$Service)
    $names = @()
    foreach ($dependent in $Service.DependentServices) {
        if ([string]$dependent.Status -ne 'Stopped') {
            $names += [string]$dependent.ServiceName
        }
    }
    # Windows gives the last dependent first.
    [array]::Reverse($names)
    return , [string[]]$names
}

function Start-RdpdService {
    param([Parameter(Mandatory = $true)][string]$Name, [int]$TimeoutSeconds = 40)
    $service = Get-Service -Name $Name -ErrorAction Stop
    if ([string]$service.Status -eq 'Stopped') {
        $service.Start()
    }
    Wait-RdpdService -Service $service -State 'Running' -Seconds $TimeoutSeconds
}

function Stop-RdpdService {
    param([Parameter(Mandatory = $true)][string]$Name, [int]$TimeoutSeconds = 60)
    $service = Get-Service -Name $Name -ErrorAction Stop
    if ([string]$service.Status -ne 'Stopped') {
        # Stops those that need it first.
        $service.Stop()
    }
    Wait-RdpdService -Service $service -State 'Stopped' -Seconds $TimeoutSeconds
}

# Stops and starts, and starts again what ran before and needs it (UmRdpService for TermService).
function Restart-RdpdService {
    param([Parameter(Mandatory = $true)][string]$Name)
    $dependents = Get-RdpdRunningDependents -Service (Get-Service -Name $Name -ErrorAction Stop)
    Stop-RdpdService -Name $Name
    Start-RdpdService -Name $Name
    foreach ($dependent in $dependents) {
        Start-RdpdService -Name $dependent
    }
}

# 2 automatic, 3 manual, 4 disabled. sc.exe, because Set-Service of 5.1 knows no delayed start. Triggers stay as they are.
function Set-RdpdServiceStart {
    param([Parameter(Mandatory = $true)][ValidatePattern('^[A-Za-z0-9_.-]{1,80}$')][string]$Name, [Parameter(Mandatory = $true)][ValidateSet(2, 3, 4)][int]$Start, [bool]$Delayed)
    $word = @{ 2 = 'auto'; 3 = 'demand'; 4 = 'disabled' }[$Start]
    if ($Delayed -and ($Start -eq 2)) {
        $word = 'delayed-auto'
    }
    $run = Invoke-RdpdProgram -Name 'sc' -Arguments "config $Name start= $word" -TimeoutSeconds 10
    if ($run['ExitCode'] -eq 5) {
        throw (New-Object -TypeName System.UnauthorizedAccessException -ArgumentList "sc config $Name")
    }
    if ($run['ExitCode'] -ne 0) {
        throw "failed: sc config $Name ended with $($run['ExitCode'])"
    }
}

Export-ModuleMember -Function *
