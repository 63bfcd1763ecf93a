# This process, this user, this computer: what .NET and CIM tell.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:stuck = @{}

# The process that asks: @{ Bits; Elevated; SessionId; User }.
function Get-RdpdProcess {
    $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = New-Object -TypeName System.Security.Principal.WindowsPrincipal -ArgumentList $identity
    return @{
        Bits = [System.IntPtr]::Size * 8
        Elevated = $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
        SessionId = [System.Diagnostics.Process]::GetCurrentProcess().SessionId
        User = $identity.Name
    }
}

function Get-RdpdUiLanguage {
    return (Get-UICulture).Name
}

# Instances of a CIM class. The operation ends by itself after the given seconds, so that a stuck provider cannot hold us.
function Get-RdpdCim {
    param(
        [Parameter(Mandatory = $true)][string]$ClassName,
        [string]$Namespace = 'root/cimv2',
        [string]$Filter = '',
        [int]$TimeoutSeconds = 5
    )
    $limit = $TimeoutSeconds
    if ($script:stuck.ContainsKey($Namespace)) {
        # One long wait for a stuck part of CIM is enough; the facts after it may still be answered.
        $limit = 1
    }
    $options = @{ ClassName = $ClassName; Namespace = $Namespace; OperationTimeoutSec = $limit; ErrorAction = 'Stop' }
    if ($Filter -ne '') {
        $options['Filter'] = $Filter
    }
    $started = Get-Date
    try {
        Get-CimInstance @options
    }
    catch {
        if (((Get-Date) - $started).TotalSeconds -ge ($limit - 0.1)) {
            $script:stuck[$Namespace] = $true
            throw "timeLimit: $ClassName did not answer within $limit s"
        }
        throw
    }
}

# Calls a method that only reads (its name says Get) and gives its out parameters.
function Invoke-RdpdCimGetter {
    param([Parameter(Mandatory = $true)]$Instance, [Parameter(Mandatory = $true)][ValidatePattern('^Get')][string]$Method)
    Invoke-CimMethod -InputObject $Instance -MethodName $Method -OperationTimeoutSec 5 -ErrorAction Stop
}

# Installed updates as @{ Id; Title; InstalledAt }. The date is a text in the en-US order whatever the language is.
function Get-RdpdHotFixes {
    foreach ($row in @(Get-RdpdCim -ClassName 'Win32_QuickFixEngineering' -TimeoutSeconds 10)) {
        $installed = $null
        $raw = $row.CimInstanceProperties['InstalledOn']
        if ($null -ne $raw) {
            $installed = $raw.Value
        }
        @{ Id = [string]$row.HotFixID; Title = [string]$row.Description; InstalledAt = $installed }
    }
}

# A name in the target's DNS zone is looked up with a limit; an address is only parsed.
function Resolve-RdpdAddress {
    param([Parameter(Mandatory = $true)][string]$Target)
    $address = $null
    if ([System.Net.IPAddress]::TryParse($Target, [ref]$address)) {
        return $address.ToString()
    }
    $task = [System.Net.Dns]::GetHostAddressesAsync($Target)
    if (-not $task.Wait(3000)) {
        throw 'timeLimit: the name was not resolved within 3 s'
    }
    $found = @($task.Result)
    if ($found.Count -eq 0) {
        throw 'failed: the name has no address'
    }
    return $found[0].ToString()
}

Export-ModuleMember -Function *
