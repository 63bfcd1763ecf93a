# file.move: a file or folder under another name on the same drive, with its rights. Into the undo folder it is made first, closed to others.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Test-RdpdThere {
    param([Parameter(Mandatory = $true)][string]$Path)
    return (Test-RdpdFile -Path $Path) -or (Test-RdpdFolder -Path $Path)
}

function Get-RdpdMove {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    return [ordered]@{ from = (Test-RdpdThere -Path $Arguments['from']); to = (Test-RdpdThere -Path $Arguments['to']) }
}

# Folders of ours below ProgramData, outermost first. Other folders must be there.
function Get-RdpdOwnFolders {
    param([Parameter(Mandatory = $true)][string]$Path)
    $own = "$(Get-RdpdPlace -Name 'ProgramData')\RDP Doctor"
    $folder = $Path.Substring(0, $Path.LastIndexOf('\'))
    $found = @()
    if (($folder -eq $own) -or $folder.StartsWith("$own\", [System.StringComparison]::OrdinalIgnoreCase)) {
        $found += $own
        $rest = $folder.Substring($own.Length).TrimStart('\')
        foreach ($part in @($rest -split '\\' | Where-Object { $_ -ne '' })) {
            $found += "$($found[-1])\$part"
        }
    }
    return , [string[]]$found
}

function Move-RdpdThing {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $now = Get-RdpdMove -Arguments $Arguments
    if ($now['from'] -and $now['to'] -and ($Arguments['from'] -ne $Arguments['to'])) {
        throw 'failed: the new name is taken'
    }
    if (-not ($now['from'] -or $now['to'])) {
        throw 'failed: no such file'
    }
    if ($now['from'] -and -not $now['to']) {
        foreach ($folder in (Get-RdpdOwnFolders -Path $Arguments['to'])) {
            New-RdpdProtectedFolder -Path $folder
        }
        Move-RdpdFile -From $Arguments['from'] -To $Arguments['to']
    }
}

function Restore-RdpdMove {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    if ((-not $Captured['from']) -or $Captured['to']) {
        return
    }
    $now = Get-RdpdMove -Arguments $Arguments
    if ($now['from'] -and $now['to']) {
        throw "failed: something new is at $($Arguments['from'])"
    }
    if ($now['to']) {
        Move-RdpdFile -From $Arguments['to'] -To $Arguments['from']
    }
}

Export-ModuleMember -Function *
