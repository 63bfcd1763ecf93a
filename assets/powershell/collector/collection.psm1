# One collection: runs the readers that the printed script carries, says what it read, and gives the block.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Every reader stands in the printed script; there is nothing to load.
function Import-RdpdReader {
    param([hashtable]$Reader, [string]$Folder)
    $null = $Reader, $Folder
}

# The collector writes nothing, and Windows exports these rights to a file only.
function Get-RdpdUserRights {
    throw 'notRead: Windows gives these rights through a file only, and the collector writes none'
}

# The facts in the order of the names. No reader is started after the seconds are over.
function Read-RdpdCollected {
    param([Parameter(Mandatory = $true)][string[]]$Names, [Parameter(Mandatory = $true)][int]$Seconds)
    $started = Get-Date
    $given = @{}
    foreach ($reader in @(Get-RdpdReaders)) {
        if (@($reader['Facts'] | Where-Object { Test-RdpdWanted -Name $_ }).Count -eq 0) {
            continue
        }
        $refusal = ''
        if (((Get-Date) - $started).TotalSeconds -gt $Seconds) {
            $refusal = 'timeLimit: the readers before this one took too long'
        }
        foreach ($fact in @(Get-RdpdReaderFacts -Reader $reader -Folder '' -Refusal $refusal)) {
            $given[[string]$fact['name']] = $fact
        }
    }
    foreach ($name in $Names) {
        if ($given.ContainsKey($name)) {
            $given[$name]
        }
    }
}

function Get-RdpdCollectionHead {
    param([hashtable]$About)
    $machine = ConvertTo-RdpdAsciiJson -Text (ConvertTo-Json -InputObject ([string]$About['Machine']) -Compress)
    return "{`"machine`":$machine,`"form`":`"$($About['Form'])`",`"part`":$($About['Part']),`"at`":`"$($About['At'])`""
}

# Limits: @{ Seconds; MaxRows; Room; PartLength; LineLength; Words }, see block.psm1 and words.psm1.
function Get-RdpdCollection {
    param([Parameter(Mandatory = $true)][string]$Form, [Parameter(Mandatory = $true)][hashtable]$Limits, [int]$Part = 1)
    $parts = @(Get-RdpdParts -Form $Form)
    if (($Part -lt 1) -or ($Part -gt $parts.Count)) {
        "RDP Doctor host collector: `$Part is 1 to $($parts.Count)."
        return
    }
    try {
        # Windows PowerShell 5.1 gives arrays a second Count property that ConvertTo-Json then writes as {"value":...,"Count":...}.
        Remove-TypeData -TypeName System.Array
    }
    catch {
        # PowerShell 7 has no such thing to remove.
        $null = $_
    }
    $names = [string[]]$parts[$Part - 1]['Facts']
    $mode = Get-RdpdLanguageMode
    Start-RdpdRun
    $elevated = Test-RdpdElevated
    # Restricted, it cannot be told whether we are an administrator: everything is tried then.
    Start-RdpdRun -Elevated ($elevated -or ($mode -ne 'FullLanguage')) -Wanted $names
    $at = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
    $about = @{ Form = $Form; Part = $Part; Parts = $parts.Count; Title = $parts[$Part - 1]['Title']; Machine = [string]$env:COMPUTERNAME; Mode = $mode; Elevated = $elevated; At = $at }
    $facts = @(Read-RdpdCollected -Names $names -Seconds $Limits['Seconds'])
    $sent = @(foreach ($fact in $facts) { ConvertTo-RdpdSent -Fact $fact -MaxRows $Limits['MaxRows'] })
    $packed = New-RdpdPacked -Head (Get-RdpdCollectionHead -About $about) -Sent $sent -Room $Limits['Room']
    Get-RdpdWords -About $about -Facts $facts -Packed $packed -Letters $Limits['Words']
    Get-RdpdBlockLines -Packed $packed['Packed'] -PartLength $Limits['PartLength'] -LineLength $Limits['LineLength']
}

# What comes out, and in place of it one line when that is not possible.
function Write-RdpdCollection {
    param([Parameter(Mandatory = $true)][string]$Form, [Parameter(Mandatory = $true)][hashtable]$Limits, [int]$Part = 1)
    try {
        Get-RdpdCollection -Form $Form -Limits $Limits -Part $Part
    }
    catch {
        ConvertTo-RdpdPlainWords -Text "RDP Doctor host collector: it could not go on. $(Get-RdpdReason -ErrorRecord $_)"
    }
}

Export-ModuleMember -Function *
