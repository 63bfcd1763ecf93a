# Scheduled tasks of ours, in a folder of their own, run by SYSTEM. Registered and read back as XML, which is the same in every language.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:folder = '\RDP Doctor\'

# The XML of a task of ours, or null when it is not there.
function Get-RdpdTaskXml {
    param([Parameter(Mandatory = $true)][string]$Name)
    $found = @(Get-ScheduledTask -TaskPath $script:folder -ErrorAction SilentlyContinue | Where-Object { $_.TaskName -eq $Name })
    if ($found.Count -eq 0) {
        return $null
    }
    return [string](Export-ScheduledTask -TaskPath $script:folder -TaskName $Name -ErrorAction Stop)
}

function Set-RdpdTaskXml {
    param([Parameter(Mandatory = $true)][string]$Name, [Parameter(Mandatory = $true)][string]$Xml)
    $null = Register-ScheduledTask -TaskPath $script:folder -TaskName $Name -Xml $Xml -Force -ErrorAction Stop
}

function Remove-RdpdTask {
    param([Parameter(Mandatory = $true)][string]$Name)
    Unregister-ScheduledTask -TaskPath $script:folder -TaskName $Name -Confirm:$false -ErrorAction Stop
}

function Start-RdpdTask {
    param([Parameter(Mandatory = $true)][string]$Name)
    Start-ScheduledTask -TaskPath $script:folder -TaskName $Name -ErrorAction Stop
}

# Whether the scripts lie where only administrators can change them. What SYSTEM will run later must not be anybody's to edit.
function Test-RdpdScriptsProtected {
    param([Parameter(Mandatory = $true)][string]$Folder)
    $program = Get-RdpdPlace -Name 'ProgramFiles'
    if (($null -eq $program) -or ($program -eq '')) {
        return $false
    }
    return [System.IO.Path]::GetFullPath($Folder).StartsWith("$($program.TrimEnd('\'))\", [System.StringComparison]::OrdinalIgnoreCase)
}

Export-ModuleMember -Function *
