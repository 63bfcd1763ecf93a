# Services: the registry says how they start, the service manager whether they run.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Running, Stopped, StartPending ... in English on every Windows; null when there is no such service.
function Get-RdpdServiceState {
    param([Parameter(Mandatory = $true)][string]$Name)
    try {
        return [string](Get-Service -Name $Name -ErrorAction Stop).Status
    }
    catch {
        if ($_.FullyQualifiedErrorId -match '^NoServiceFoundForGivenName') {
            return $null
        }
        throw
    }
}

# Process ids of running services as name -> id. Comes from CIM, so it may be missing while the states are there.
function Get-RdpdServiceProcesses {
    param([Parameter(Mandatory = $true)][string[]]$Names)
    $filter = ($Names | ForEach-Object { "Name='$_'" }) -join ' OR '
    $found = @{}
    foreach ($row in @(Get-RdpdCim -ClassName 'Win32_Service' -Filter $filter -TimeoutSeconds 4)) {
        $found[[string]$row.Name] = [int64]$row.ProcessId
    }
    return $found
}

# Names of the services in one process, for "who listens on this port".
function Get-RdpdServicesOfProcess {
    param([Parameter(Mandatory = $true)][int64]$ProcessId)
    foreach ($row in @(Get-RdpdCim -ClassName 'Win32_Service' -Filter "ProcessId=$ProcessId" -TimeoutSeconds 4)) {
        [string]$row.Name
    }
}

function Get-RdpdProcessName {
    param([Parameter(Mandatory = $true)][int64]$ProcessId)
    return [string](Get-Process -Id $ProcessId -ErrorAction Stop).ProcessName
}

Export-ModuleMember -Function *
