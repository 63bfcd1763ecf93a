# Pester 5. The elevated worker that looks first: it reads for whoever knows the secret, takes one plan, and changes nothing before.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

BeforeAll { # check: allow cmdlet
    Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'testing/change-support.psm1') -Force -DisableNameChecking
    Import-RdpdChangesUnderTest
    $script:manifest = '{"worker.psm1":"' + ('5' * 64) + '"}'
    $script:secret = 'b' * 64

    # What a worker says that was started for a session; the messages are sent as they are.
    function Invoke-RdpdSession {
        param([object[]]$Messages = @(), [hashtable]$Pins = @{}, [int]$LookMilliseconds = 300000, [System.Collections.ArrayList]$Waits = (New-Object -TypeName System.Collections.ArrayList))
        $lines = New-Object -TypeName System.Collections.ArrayList
        $said = New-Object -TypeName System.Collections.ArrayList
        foreach ($message in @($Messages)) {
            $null = $lines.Add((ConvertTo-Json -InputObject $message -Depth 12 -Compress))
        }
        $pinned = @{ Plan = ''; Session = (Get-RdpdTextHash -Text $script:secret); Manifest = (Get-RdpdTextHash -Text $script:manifest); Nonce = ('a' * 64) }
        foreach ($name in @($Pins.Keys)) {
            $pinned[$name] = $Pins[$name]
        }
        Invoke-RdpdWorker -Pipe @{ In = $lines; Out = $said; Waits = $Waits } -Pins $pinned -Folder $PSScriptRoot -LookMilliseconds $LookMilliseconds
        return , [object[]]@($said | ForEach-Object { ConvertFrom-Json -InputObject $_ })
    }
    function Get-RdpdLookMessage {
        param([string]$Secret = $script:secret)
        return @{ type = 'look'; secret = $Secret; manifest = (ConvertTo-RdpdTestBase64 -Text $script:manifest) }
    }
    function Get-RdpdStartMessage {
        param([string]$Plan, [string]$Secret = $script:secret, [string]$Hash = (Get-RdpdTextHash -Text $Plan))
        return @{ type = 'start'; plan = (ConvertTo-RdpdTestBase64 -Text $Plan); manifest = (ConvertTo-RdpdTestBase64 -Text $script:manifest); secret = $Secret; sha256 = $Hash }
    }
    function Get-RdpdSeeMessage {
        param([string]$Verb, [hashtable]$Change, [int]$Seq = 1)
        return @{ type = 'see'; seq = $Seq; verb = $Verb; operation = (ConvertTo-RdpdMarked -Value @{ primitive = $Change['Primitive']; args = $Change['Args'] }) }
    }
    function Get-RdpdReadMessage {
        param([string]$Batch, [object[]]$Facts, [int]$Seq = 1)
        return @{ type = 'read'; seq = $Seq; what = (ConvertTo-RdpdMarked -Value @{ batch = $Batch; facts = [object[]]$Facts }) }
    }
}

Describe 'the worker that looks first' { # check: allow cmdlet
    BeforeEach { # check: allow cmdlet
        $script:state = New-RdpdTestMachine
        $script:state['Volatile']['hash worker.psm1'] = '5' * 64
        Set-RdpdTestMachine -State $script:state
        Set-RdpdFakeWindows -State @{ Self = @{ Elevated = $true; Rights = @('SeRemoteInteractiveLogonRight = *S-1-5-32-544,*S-1-5-32-555') } }
        $script:change = Get-RdpdTestChange -Name 'a number'
        $captured = Invoke-RdpdGoodChange -Verb 'capture' -Change $script:change
        $script:plan = ConvertTo-RdpdTestPlan -Steps @(@{ primitive = $script:change['Primitive']; args = $script:change['Args']; captured = $captured })
        $script:before = Get-RdpdFakeSnapshot
    }
    It 'reads facts and things, takes one plan, does it and nothing else' { # check: allow cmdlet
        $said = Invoke-RdpdSession -Messages @((Get-RdpdLookMessage), (Get-RdpdReadMessage -Batch 'slow' -Facts @('rights.remoteLogon') -Seq 7), (Get-RdpdSeeMessage -Verb 'capture' -Change $script:change -Seq 8), (Get-RdpdStartMessage -Plan $script:plan), @{ type = 'do'; seq = 9; verb = 'apply'; op = 0 }, @{ type = 'do'; seq = 10; verb = 'restore'; op = 0 })
        @($said | ForEach-Object { $_.type }) | Should -Be @('hello', 'looking', 'facts', 'done', 'ready', 'done', 'done') # check: allow cmdlet
        @($said[2].seq, $said[2].ok, @($said[2].facts).Count, $said[2].facts[0].name) | Should -Be @(7, $true, 1, 'rights.remoteLogon') # check: allow cmdlet
        @($said[2].facts[0].value) | Should -Be @('S-1-5-32-544', 'S-1-5-32-555') # check: allow cmdlet
        @($said[3].seq, $said[3].ok, $said[3].captured.key) | Should -Be @(8, $true, $true) # check: allow cmdlet
        @($said[5].ok, $said[6].ok) | Should -Be @($true, $true) # check: allow cmdlet
        Get-RdpdFakeSnapshot | Should -BeExactly $script:before # check: allow cmdlet
    }
    It 'says nothing of the computer to who does not know the secret' { # check: allow cmdlet
        foreach ($wrong in @(('c' * 64), '', ('B' * 64))) {
            $said = Invoke-RdpdSession -Messages @((Get-RdpdLookMessage -Secret $wrong), (Get-RdpdReadMessage -Batch 'slow' -Facts @('rights.remoteLogon')))
            @($said | ForEach-Object { $_.type }) | Should -Be @('hello', 'refused') # check: allow cmdlet
            $said[1].because | Should -Be 'secretUnknown' # check: allow cmdlet
        }
        foreach ($early in @((Get-RdpdReadMessage -Batch 'slow' -Facts @('rights.remoteLogon')), (Get-RdpdSeeMessage -Verb 'capture' -Change $script:change), (Get-RdpdStartMessage -Plan $script:plan), @{ type = 'do'; seq = 1; verb = 'apply'; op = 0 })) {
            (Invoke-RdpdSession -Messages @($early, (Get-RdpdLookMessage))).Count | Should -Be 1 # check: allow cmdlet
        }
        Get-RdpdFakeSnapshot | Should -BeExactly $script:before # check: allow cmdlet
    }
    It 'looks only where its scripts are those of the manifest' { # check: allow cmdlet
        (Invoke-RdpdSession -Messages @(, (Get-RdpdLookMessage)) -Pins @{ Manifest = '0' * 64 })[1].because | Should -Be 'manifestChanged' # check: allow cmdlet
        $script:state['Volatile']['hash worker.psm1'] = '6' * 64
        (Invoke-RdpdSession -Messages @(, (Get-RdpdLookMessage)))[1].because | Should -Be 'scriptChanged' # check: allow cmdlet
        $script:state['Volatile']['open scripts'] = $true
        (Invoke-RdpdSession -Messages @(, (Get-RdpdLookMessage)))[1].because | Should -Be 'notInstalled' # check: allow cmdlet
    }
    It 'changes nothing while it looks, whatever it is asked' { # check: allow cmdlet
        $user = @{ Primitive = 'registry.set'; Args = @{ path = 'HKCU\x'; name = 'x'; value = @{ type = 'dword'; data = 1 } } }
        $credential = @{ Primitive = 'credential.remove'; Args = @{ target = 'TERMSRV/x' } }
        $messages = @((Get-RdpdLookMessage), (Get-RdpdSeeMessage -Verb 'apply' -Change $script:change), (Get-RdpdSeeMessage -Verb 'restore' -Change $script:change), (Get-RdpdSeeMessage -Verb 'Capture' -Change $script:change), (Get-RdpdSeeMessage -Verb 'capture' -Change $user), (Get-RdpdSeeMessage -Verb 'capture' -Change $credential))
        $said = Invoke-RdpdSession -Messages $messages
        @($said | Select-Object -Skip 2 | ForEach-Object { $_.ok }) | Should -Be @($false, $false, $false, $false, $false) # check: allow cmdlet
        $said[2].reason | Should -BeLike 'refused: *' # check: allow cmdlet
        (Invoke-RdpdSession -Messages @((Get-RdpdLookMessage), @{ type = 'do'; seq = 1; verb = 'apply'; op = 0 })).Count | Should -Be 2 # check: allow cmdlet
        Get-RdpdFakeSnapshot | Should -BeExactly $script:before # check: allow cmdlet
    }
    It 'reads only facts of their batch, by name' { # check: allow cmdlet
        $questions = @((Get-RdpdReadMessage -Batch 'fast' -Facts @('rights.remoteLogon')), (Get-RdpdReadMessage -Batch 'slow' -Facts @()), (Get-RdpdReadMessage -Batch 'Slow' -Facts @('rights.remoteLogon')), (Get-RdpdReadMessage -Batch 'slow' -Facts @('no.fact')), @{ type = 'read'; seq = 1; what = 'slow' })
        $said = Invoke-RdpdSession -Messages (@(, (Get-RdpdLookMessage)) + $questions)
        @($said | Select-Object -Skip 2 | ForEach-Object { $_.ok }) | Should -Be @($false, $false, $false, $false, $false) # check: allow cmdlet
    }
    It 'refuses a plan with another hash or without the secret, and a second plan' { # check: allow cmdlet
        $cases = @(@{ Message = (Get-RdpdStartMessage -Plan $script:plan -Hash ('0' * 64)); Because = 'planChanged' }, @{ Message = (Get-RdpdStartMessage -Plan $script:plan -Secret ('c' * 64)); Because = 'secretUnknown' })
        foreach ($case in $cases) {
            $said = Invoke-RdpdSession -Messages @((Get-RdpdLookMessage), $case['Message'], @{ type = 'do'; seq = 1; verb = 'apply'; op = 0 })
            @(@($said).Count, $said[2].because) | Should -Be @(3, $case['Because']) # check: allow cmdlet
        }
        $start = Get-RdpdStartMessage -Plan $script:plan
        $said = Invoke-RdpdSession -Messages @((Get-RdpdLookMessage), $start, $start, @{ type = 'do'; seq = 1; verb = 'apply'; op = 0 })
        @($said | ForEach-Object { $_.type }) | Should -Be @('hello', 'looking', 'ready') # check: allow cmdlet
        $said = Invoke-RdpdSession -Messages @((Get-RdpdLookMessage), $start, (Get-RdpdSeeMessage -Verb 'capture' -Change $script:change))
        @($said).Count | Should -Be 3 # check: allow cmdlet
        Get-RdpdFakeSnapshot | Should -BeExactly $script:before # check: allow cmdlet
    }
    It 'ends in time without a plan, and takes its time with one' { # check: allow cmdlet
        (Invoke-RdpdSession -Messages @(, (Get-RdpdLookMessage)) -LookMilliseconds 0).Count | Should -Be 1 # check: allow cmdlet
        $waits = New-Object -TypeName System.Collections.ArrayList
        $null = Invoke-RdpdSession -Messages @((Get-RdpdLookMessage), (Get-RdpdStartMessage -Plan $script:plan)) -Waits $waits
        @(($waits[0] -gt 0), ($waits[0] -le 300000), ($waits[1] -le $waits[0]), $waits[2]) | Should -Be @($true, $true, $true, 0) # check: allow cmdlet
    }
    It 'knows no look where a plan is pinned' { # check: allow cmdlet
        (Invoke-RdpdSession -Messages @(, (Get-RdpdLookMessage)) -Pins @{ Session = ''; Plan = (Get-RdpdTextHash -Text $script:plan) }).Count | Should -Be 1 # check: allow cmdlet
    }
}
