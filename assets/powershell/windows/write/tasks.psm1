# Scheduled tasks of ours, in a folder of their own, run by SYSTEM. Registered and read back as XML, which is the same in every language.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:folder = '\RDP Doctor\'
# SYSTEM, Administrators, TrustedInstaller.
$script:trusted = @('S-1-5-18', 'S-1-5-32-544', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464')
# Write data, append, delete what is inside, delete, change rights, take ownership; generic write and generic all.
$script:writing = 0x500d0046

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

# Whether the scripts lie where only administrators can change them: below Program Files, and no other account may write there.
# What SYSTEM will run later must not be anybody's to edit. The folder comes from the registry, not from a variable that the user may have set.
function Test-RdpdScriptsProtected {
    param([Parameter(Mandatory = $true)][string]$Folder)
    $program = Get-RdpdRegistryText -Path 'SOFTWARE\Microsoft\Windows\CurrentVersion' -Name 'ProgramFilesDir'
    if (($null -eq $program) -or ($program -eq '')) {
        return $false
    }
    $full = [System.IO.Path]::GetFullPath($Folder)
    if (-not $full.StartsWith("$($program.TrimEnd('\'))\", [System.StringComparison]::OrdinalIgnoreCase)) {
        return $false
    }
    foreach ($rule in @((Get-RdpdFileAcl -Path $full)['Rules'])) {
        if ($rule['Allow'] -and ($script:trusted -notcontains $rule['Sid']) -and (([int64]$rule['Mask'] -band $script:writing) -ne 0)) {
            return $false
        }
    }
    return $true
}

Export-ModuleMember -Function *
