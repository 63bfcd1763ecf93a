# What the tests of operations share: the scripts with a changeable Windows in place, one verb of one change, and a conversation with the worker.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:folder = Split-Path -Path $PSScriptRoot -Parent

function Import-RdpdChangesUnderTest {
    foreach ($name in @('record', 'request', 'catalog', 'values', 'arguments', 'operations', 'operate', 'look', 'worker', 'restore', 'windows/network', 'operations/restore-task', 'testing/fake-windows', 'testing/fake-changes', 'testing/fake-surroundings', 'testing/change-cases')) {
        Import-Module -Name (Join-Path -Path $script:folder -ChildPath "$name.psm1") -Global -Force -DisableNameChecking
    }
}

function Set-RdpdTestMachine {
    param([Parameter(Mandatory = $true)][hashtable]$State, [bool]$Elevated = $true)
    Set-RdpdFakeWindows -State @{ Self = @{ Elevated = $Elevated } }
    Set-RdpdFakeMachine -State $State
    Set-RdpdFakeSurroundings -State $State
}

# The same with "=" before every text, as the app sends it.
function ConvertTo-RdpdMarked {
    param([AllowNull()]$Value)
    if ($Value -is [string]) {
        return "=$Value"
    }
    if ($Value -is [array]) {
        $list = @()
        foreach ($item in $Value) {
            $list += , (ConvertTo-RdpdMarked -Value $item)
        }
        return , [object[]]$list
    }
    if ($Value -is [System.Collections.IDictionary]) {
        $record = [ordered]@{}
        foreach ($name in @($Value.Keys)) {
            $record[[string]$name] = ConvertTo-RdpdMarked -Value $Value[$name]
        }
        return $record
    }
    return $Value
}

function ConvertTo-RdpdTestBase64 {
    param([string]$Text)
    return [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Text))
}

# One verb through the whole entry; gives the record as a hashtable.
function Invoke-RdpdChange {
    param([Parameter(Mandatory = $true)][string]$Verb, [Parameter(Mandatory = $true)][hashtable]$Change, [AllowNull()]$Captured)
    $operation = @{ primitive = $Change['Primitive']; args = $Change['Args']; captured = $Captured }
    if ($Change['Primitive'] -eq 'task.register') {
        $operation['restoreList'] = [object[]]@(@{ primitive = 'registry.set'; args = (Get-RdpdTestChange -Name 'a number')['Args']; captured = @{ key = $true; name = 'fDenyTSConnections'; value = @{ type = 'dword'; data = 1 }; parents = 4 } })
    }
    $request = @{ schema = 'rdp-doctor/ps-request@1'; id = 'test-1'; action = $Verb; operation = (ConvertTo-RdpdMarked -Value $operation) }
    return (Invoke-RdpdRequest -Request (ConvertTo-RdpdTestBase64 -Text (ConvertTo-Json -InputObject $request -Depth 12 -Compress)) -Folder $script:folder)
}

# The same, and throws when the record says that it went wrong.
function Invoke-RdpdGoodChange {
    param([Parameter(Mandatory = $true)][string]$Verb, [Parameter(Mandatory = $true)][hashtable]$Change, [AllowNull()]$Captured)
    $record = Invoke-RdpdChange -Verb $Verb -Change $Change -Captured $Captured
    if (-not $record['ok']) {
        throw "$Verb of $($Change['Primitive']): $(@($record['errors'])[0]['message'])"
    }
    return $record['captured']
}

# What the worker says to these lines; its plan and manifest are pinned as they are unless a pin is given.
function Invoke-RdpdConversation {
    param([Parameter(Mandatory = $true)][string]$Plan, [Parameter(Mandatory = $true)][string]$Manifest, [object[]]$Steps = @(), [hashtable]$Pins = @{})
    $lines = New-Object -TypeName System.Collections.ArrayList
    $said = New-Object -TypeName System.Collections.ArrayList
    $start = @{ type = 'start'; plan = (ConvertTo-RdpdTestBase64 -Text $Plan); manifest = (ConvertTo-RdpdTestBase64 -Text $Manifest) }
    foreach ($message in @(, $start) + @($Steps)) {
        $null = $lines.Add((ConvertTo-Json -InputObject $message -Compress))
    }
    $pinned = @{ Plan = (Get-RdpdTextHash -Text $Plan); Manifest = (Get-RdpdTextHash -Text $Manifest); Nonce = ('a' * 64) }
    foreach ($name in @($Pins.Keys)) {
        $pinned[$name] = $Pins[$name]
    }
    Invoke-RdpdWorker -Pipe @{ In = $lines; Out = $said } -Pins $pinned -Folder $script:folder
    return , [object[]]@($said | ForEach-Object { ConvertFrom-Json -InputObject $_ })
}

# A plan of these changes with what was captured of each, as the app pins it.
function ConvertTo-RdpdTestPlan {
    param([Parameter(Mandatory = $true)][object[]]$Steps)
    return (ConvertTo-Json -Depth 12 -Compress -InputObject (ConvertTo-RdpdMarked -Value @{ schema = 'rdp-doctor/elevated-plan@1'; operations = [object[]]$Steps }))
}

Export-ModuleMember -Function *
