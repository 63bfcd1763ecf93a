# Pester 5. The elevated worker and the task that restores: one plan, pinned, and nothing outside it.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

BeforeAll { # check: allow cmdlet
    Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'testing/change-support.psm1') -Force -DisableNameChecking
    Import-RdpdChangesUnderTest
    $script:manifest = '{"worker.psm1":"' + ('5' * 64) + '"}'
}

Describe 'the worker' { # check: allow cmdlet
    BeforeEach { # check: allow cmdlet
        $script:state = New-RdpdTestMachine
        $script:state['Volatile']['hash worker.psm1'] = '5' * 64
        Set-RdpdTestMachine -State $script:state
        $change = Get-RdpdTestChange -Name 'a number'
        $captured = Invoke-RdpdGoodChange -Verb 'capture' -Change $change
        $script:plan = ConvertTo-RdpdTestPlan -Steps @(@{ primitive = $change['Primitive']; args = $change['Args']; captured = $captured })
    }
    It 'does the verbs of its plan' { # check: allow cmdlet
        $before = Get-RdpdFakeSnapshot
        $said = Invoke-RdpdConversation -Plan $script:plan -Manifest $script:manifest -Steps @(@{ type = 'do'; seq = 1; verb = 'apply'; op = 0 }, @{ type = 'do'; seq = 2; verb = 'verify'; op = 0 }, @{ type = 'do'; seq = 3; verb = 'restore'; op = 0 }, @{ type = 'end' })
        @($said | ForEach-Object { $_.type }) | Should -Be @('hello', 'ready', 'done', 'done', 'done') # check: allow cmdlet
        $said[0].nonce | Should -BeExactly ('a' * 64) # check: allow cmdlet
        $said[3].captured.value.data | Should -Be 0 # check: allow cmdlet
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
    }
    It 'refuses another plan, another manifest, a changed and a removed script' { # check: allow cmdlet
        $pins = @(@{ Plan = '0' * 64 }, @{ Manifest = '0' * 64 })
        $words = foreach ($pin in $pins) { (Invoke-RdpdConversation -Plan $script:plan -Manifest $script:manifest -Pins $pin)[1].because }
        @($words) | Should -Be @('planChanged', 'manifestChanged') # check: allow cmdlet
        $script:state['Volatile']['hash worker.psm1'] = '6' * 64
        (Invoke-RdpdConversation -Plan $script:plan -Manifest $script:manifest)[1].because | Should -Be 'scriptChanged' # check: allow cmdlet
        $script:state['Volatile'].Remove('hash worker.psm1')
        (Invoke-RdpdConversation -Plan $script:plan -Manifest $script:manifest)[1].because | Should -Be 'scriptRemoved' # check: allow cmdlet
        $script:state['Volatile']['open scripts'] = $true
        (Invoke-RdpdConversation -Plan $script:plan -Manifest $script:manifest)[1].because | Should -Be 'notInstalled' # check: allow cmdlet
    }
    It 'ends at a line that is no JSON' { # check: allow cmdlet
        $lines = New-Object -TypeName System.Collections.ArrayList
        $said = New-Object -TypeName System.Collections.ArrayList
        $null = $lines.Add('{"type":')
        Invoke-RdpdWorker -Pipe @{ In = $lines; Out = $said } -Pins @{ Plan = ('0' * 64); Manifest = ('0' * 64); Nonce = ('a' * 64) } -Folder $PSScriptRoot
        $said.Count | Should -Be 1 # check: allow cmdlet
    }
    It 'hands to the restore task what the plan marks for it, and nothing else' { # check: allow cmdlet
        $number = Get-RdpdTestChange -Name 'a number'
        $task = Get-RdpdTestChange -Name 'a task'
        $captured = Invoke-RdpdGoodChange -Verb 'capture' -Change $number
        $other = @{ key = $true; name = $captured['name']; value = @{ type = 'dword'; data = 7 }; parents = $captured['parents'] }
        $steps = @(
            @{ primitive = $task['Primitive']; args = $task['Args']; captured = @{ task = $null }; byTimer = $false }
            @{ primitive = $number['Primitive']; args = $number['Args']; captured = $captured; byTimer = $true }
            @{ primitive = $number['Primitive']; args = $number['Args']; captured = $other; byTimer = $false }
        )
        $before = Get-RdpdFakeSnapshot
        $said = Invoke-RdpdConversation -Plan (ConvertTo-RdpdTestPlan -Steps $steps) -Manifest $script:manifest -Steps @(@{ type = 'do'; seq = 1; verb = 'apply'; op = 0 }, @{ type = 'do'; seq = 2; verb = 'apply'; op = 1 })
        @($said | ForEach-Object { $_.type }) | Should -Be @('hello', 'ready', 'done', 'done') # check: allow cmdlet
        $due = [datetime]::SpecifyKind([datetime]'2026-11-21T10:30:00', [System.DateTimeKind]::Utc)
        (Invoke-RdpdDueRestore -Entry 'e1' -Folder $PSScriptRoot -Now $due)['restored'] | Should -Be 1 # check: allow cmdlet
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
    }
    It 'refuses what belongs to the user, and steps that are not of the plan' { # check: allow cmdlet
        foreach ($step in @(@{ primitive = 'credential.remove'; args = @{ target = 'TERMSRV/x' }; captured = $null }, @{ primitive = 'registry.set'; args = @{ path = 'HKCU\x'; name = 'x'; value = @{ type = 'dword'; data = 1 } }; captured = $null })) {
            (Invoke-RdpdConversation -Plan (ConvertTo-RdpdTestPlan -Steps @($step)) -Manifest $script:manifest)[1].because | Should -Be 'planRefused' # check: allow cmdlet
        }
        $before = Get-RdpdFakeSnapshot
        $said = Invoke-RdpdConversation -Plan $script:plan -Manifest $script:manifest -Steps @(@{ type = 'do'; seq = 1; verb = 'apply'; op = 1 }, @{ type = 'do'; seq = 2; verb = 'format'; op = 0 })
        @($said[2].ok, $said[3].ok) | Should -Be @($false, $false) # check: allow cmdlet
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
    }
}

Describe 'the restore task' { # check: allow cmdlet
    It 'is not registered without a list of what it puts back' { # check: allow cmdlet
        $state = New-RdpdTestMachine
        Set-RdpdTestMachine -State $state
        $before = Get-RdpdFakeSnapshot
        Set-RdpdRestoreList -Json '[]' -Scripts $PSScriptRoot
        { Register-RdpdRestoreTask -Arguments (Get-RdpdTestChange -Name 'a task')['Args'] } | Should -Throw # check: allow cmdlet
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
    }
    It 'tries again while something is left, and waits a minute after a start' { # check: allow cmdlet
        $document = [xml](ConvertTo-RdpdTaskXml -DueAt '2026-11-21T10:30:00.000Z' -Entry 'e1' -Script 'C:\x.ps1' -Arguments '-Entry "e1"')
        $document.Task.Triggers.TimeTrigger.StartBoundary | Should -Be '2026-11-21T10:30:00Z' # check: allow cmdlet
        @($document.Task.Triggers.TimeTrigger.Repetition.Interval, $document.Task.Triggers.BootTrigger.Delay) | Should -Be @('PT5M', 'PT1M') # check: allow cmdlet
    }
    It 'puts back what its list holds once it is due, and goes away' { # check: allow cmdlet
        $state = New-RdpdTestMachine
        Set-RdpdTestMachine -State $state
        $before = Get-RdpdFakeSnapshot
        $null = Invoke-RdpdGoodChange -Verb 'apply' -Change (Get-RdpdTestChange -Name 'a task')
        $null = Invoke-RdpdGoodChange -Verb 'apply' -Change (Get-RdpdTestChange -Name 'a number')
        $due = [datetime]::SpecifyKind([datetime]'2026-11-21T10:30:00', [System.DateTimeKind]::Utc)
        (Invoke-RdpdDueRestore -Entry 'e1' -Folder $PSScriptRoot -Now $due.AddMinutes(-1))['state'] | Should -Be 'notDue' # check: allow cmdlet
        (Invoke-RdpdDueRestore -Entry 'e1' -Folder $PSScriptRoot -Now $due)['state'] | Should -Be 'restored' # check: allow cmdlet
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
        (Invoke-RdpdDueRestore -Entry 'e1' -Folder $PSScriptRoot -Now $due)['state'] | Should -Be 'nothing' # check: allow cmdlet
    }
}
