# Updates, a waiting restart, and where the clock is set from (c15, c16, h28).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-RdpdRebootReasons {
    if (Test-RdpdRegistryKey -Path 'SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending') { 'componentServicing' }
    if (Test-RdpdRegistryKey -Path 'SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired') { 'windowsUpdate' }
    $renames = Get-RdpdRegistryValue -Path 'SYSTEM\CurrentControlSet\Control\Session Manager' -Name 'PendingFileRenameOperations'
    if (($null -ne $renames) -and (@(@($renames['Value']) | Where-Object { $_ -ne '' }).Count -gt 0)) { 'fileRename' }
}

function Read-RdpdReboot {
    Read-RdpdFact -Name 'updates.rebootPending' -Body { @(Get-RdpdRebootReasons).Count -gt 0 }
    Read-RdpdFact -Name 'updates.rebootReasons' -Shape 'list' -Body { Get-RdpdRebootReasons }
}

# The date of an update as a date; the text form is month/day/year on every Windows. Null when it is neither.
function ConvertTo-RdpdInstallDate {
    param([AllowNull()]$Value)
    if ($Value -is [datetime]) {
        return $Value
    }
    if ("$Value" -match '^(0?[1-9]|1[0-2])/([0-9]{1,2})/([1-9][0-9]{3})' -and ([int]$Matches[2] -ge 1) -and ([int]$Matches[2] -le [datetime]::DaysInMonth([int]$Matches[3], [int]$Matches[1]))) {
        return (New-Object -TypeName System.DateTime -ArgumentList ([int]$Matches[3]), ([int]$Matches[1]), ([int]$Matches[2]), 0, 0, 0, ([System.DateTimeKind]::Utc))
    }
    return $null
}

function Read-RdpdUpdates {
    Read-RdpdFact -Name 'clock.source' -Body {
        $path = 'SYSTEM\CurrentControlSet\Services\W32Time\Parameters'
        $type = Get-RdpdRegistryText -Path $path -Name 'Type'
        if ($type -eq 'NTP' -or $type -eq 'AllSync') {
            "$type $(Get-RdpdRegistryText -Path $path -Name 'NtpServer')".Trim()
        }
        else {
            $type
        }
    }
    Read-RdpdFact -Name 'updates.recent' -Shape 'list' -Body {
        $rows = @()
        foreach ($fix in (Get-RdpdHotFixes)) {
            $rows += [ordered]@{ id = $fix['Id']; installedAt = (ConvertTo-RdpdInstallDate -Value $fix['InstalledAt']); title = $fix['Title'] }
        }
        $rows | Sort-Object -Property @{ Expression = { if ($null -eq $_['installedAt']) { [datetime]::MinValue } else { $_['installedAt'] } }; Descending = $true } | Select-Object -First 40
    }
}

Export-ModuleMember -Function *
