# Pester 5. The scripts against fake Windows of several builds and languages; nothing here touches the computer it runs on.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

BeforeAll { # check: allow cmdlet
    Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'testing/test-support.psm1') -Force -DisableNameChecking
    Import-RdpdUnderTest
}

Describe 'the record' { # check: allow cmdlet
    It 'promises every fact of a batch exactly once, with a value or a reason' { # check: allow cmdlet
        foreach ($batch in @('fast', 'slow', 'onRequest')) {
            $record = Invoke-RdpdTest -State (New-RdpdTestWindows) -Request @{ batch = $batch; target = 'server1' }
            $record.ok | Should -BeTrue # check: allow cmdlet
            $expected = @(Get-RdpdReaders -Batch $batch | ForEach-Object { $_['Facts'] })
            @($record.facts | ForEach-Object { $_.name }) | Should -Be $expected # check: allow cmdlet
        }
    }
    It 'gives only the facts that were asked for' { # check: allow cmdlet
        $record = Invoke-RdpdTest -State (New-RdpdTestWindows) -Request @{ facts = @('os.build', 'listener.port') }
        @($record.facts | ForEach-Object { $_.name }) | Should -Be @('os.build', 'listener.port') # check: allow cmdlet
    }
    It 'refuses what is not a request of this version' { # check: allow cmdlet
        foreach ($request in @(@{ schema = 'other@1' }, @{ action = 'apply' }, @{ batch = 'all' }, @{ target = 'a; b' })) {
            $record = Invoke-RdpdTest -State (New-RdpdTestWindows) -Request $request
            $record.ok | Should -BeFalse # check: allow cmdlet
            $record.id | Should -Be 'test-1' # check: allow cmdlet
            @($record.errors).Count | Should -Be 1 # check: allow cmdlet
        }
        foreach ($text in @('', '%%%')) {
            (Invoke-RdpdRequest -Request $text -Folder $PSScriptRoot)['ok'] | Should -BeFalse # check: allow cmdlet
        }
    }
    It 'is the one line of the entry, from whatever stands in the place of Windows' { # check: allow cmdlet
        Set-RdpdFakeWindows -State (New-RdpdTestWindows -Build 26100)
        $kept = @($global:ErrorActionPreference, $global:ProgressPreference)
        try {
            $lines = @(& (Join-Path -Path $PSScriptRoot -ChildPath 'run.ps1') -Request (ConvertTo-RdpdTestRequest -Request @{ facts = @('os.build') }))
        }
        finally {
            $global:ErrorActionPreference = $kept[0]
            $global:ProgressPreference = $kept[1]
        }
        $lines.Count | Should -Be 1 # check: allow cmdlet
        $lines[0] | Should -Match '^@@RDPD test-1 [A-Za-z0-9+/=]+ @@$' # check: allow cmdlet
        $record = ConvertFrom-Json -InputObject ([System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String(($lines[0] -split ' ')[2])))
        (Get-RdpdTestFact -Record $record -Name 'os.build').value | Should -Be 26100 # check: allow cmdlet
    }
    It 'decodes and encodes base64 without .NET as .NET does' { # check: allow cmdlet
        foreach ($text in @('', 'a', 'ab', 'abc', '{"id":"x-1","facts":[]}')) {
            $plain = [System.Convert]::ToBase64String([System.Text.Encoding]::ASCII.GetBytes($text))
            ConvertTo-RdpdPlainBase64 -Text $text | Should -BeExactly $plain # check: allow cmdlet
            ConvertFrom-RdpdPlainBase64 -Text $plain | Should -BeExactly $text # check: allow cmdlet
        }
    }
}

Describe 'a healthy host' { # check: allow cmdlet
    It 'reads the same on build <Build>, <Language>' -TestCases @(@{ Build = 14393; Language = 'en-US' }, @{ Build = 17763; Language = 'ja-JP' }, @{ Build = 20348; Language = 'en-US' }, @{ Build = 26100; Language = 'ja-JP' }, @{ Build = 19045; Language = 'ja-JP' }, @{ Build = 22631; Language = 'en-US' }) { # check: allow cmdlet
        param([int]$Build, [string]$Language)
        $record = Invoke-RdpdTest -State (New-RdpdTestWindows -Build $Build -Language $Language)
        (Get-RdpdTestFact -Record $record -Name 'os.build').value | Should -Be $Build # check: allow cmdlet
        (Get-RdpdTestFact -Record $record -Name 'os.uiLanguage').value | Should -Be $Language # check: allow cmdlet
        (Get-RdpdTestFact -Record $record -Name 'limit.maxInstanceCount').value | Should -Be 4294967295 # check: allow cmdlet
        (Get-RdpdTestFact -Record $record -Name 'listener.owner').value | Should -Be 'TermService' # check: allow cmdlet
        $file = @((Get-RdpdTestFact -Record $record -Name 'key.files').value)[0]
        $file.current | Should -BeTrue # check: allow cmdlet
        $file.networkService | Should -BeTrue # check: allow cmdlet
        $file.system | Should -BeTrue # check: allow cmdlet
        (Get-RdpdTestFact -Record $record -Name 'folder.machineKeys').value.healthy | Should -BeTrue # check: allow cmdlet
    }
    It 'names places as Windows does, on whatever system it runs' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $state['Files'] = @{ 'C:\Windows\System32\mstsc.exe' = @('x') }
        $record = Invoke-RdpdTest -State $state
        (Get-RdpdTestFact -Record $record -Name 'client.mstscPath').value | Should -BeExactly 'C:\Windows\System32\mstsc.exe' # check: allow cmdlet
        (Get-RdpdTestFact -Record $record -Name 'hosts.path').value | Should -BeExactly 'C:\Windows\System32\drivers\etc\hosts' # check: allow cmdlet
        (Get-RdpdTestFact -Record $record -Name 'folder.machineKeys').value.path | Should -BeExactly 'C:\ProgramData\Microsoft\Crypto\RSA\MachineKeys' # check: allow cmdlet
    }
    It 'takes a row as it comes, whatever it lacks' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $state['Cim'] = @{ Win32_ComputerSystem = @(New-Object -TypeName PSObject -Property @{ DomainRole = 1 }); MSFT_DNSClientCache = @(@{ Entry = 'SERVER1.example.com'; Data = '192.0.2.20' }) }
        $record = Invoke-RdpdTest -State $state
        (Get-RdpdTestFact -Record $record -Name 'os.domainRole').value | Should -Be 1 # check: allow cmdlet
        Get-RdpdTestReason -Record $record -Name 'os.domainName' | Should -Be '' # check: allow cmdlet
        $rows = @((Get-RdpdTestFact -Record (Invoke-RdpdTest -State $state -Request @{ batch = 'slow'; target = 'server1'; facts = @('name.cache') }) -Name 'name.cache').value)
        $rows[0].data | Should -Be '192.0.2.20' # check: allow cmdlet
    }
    It 'keeps absent apart from unknown' { # check: allow cmdlet
        $record = Invoke-RdpdTest -State (New-RdpdTestWindows)
        (Get-RdpdTestFact -Record $record -Name 'binding.pinned').value | Should -BeNullOrEmpty # check: allow cmdlet
        Get-RdpdTestReason -Record $record -Name 'binding.pinned' | Should -Be '' # check: allow cmdlet
        (Get-RdpdTestFact -Record $record -Name 'client.licenseHardwareId').value | Should -BeFalse # check: allow cmdlet
    }
    It 'keeps one element an array' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $state['Registry']['SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002\Functions'] = 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'
        Set-RdpdFakeWindows -State $state
        $json = ConvertTo-Json -Depth 6 -Compress -InputObject (Invoke-RdpdRequest -Request (ConvertTo-RdpdTestRequest -Request @{ facts = @('cipher.policy') }) -Folder $PSScriptRoot)
        $json | Should -Match '"value":\["TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"\]' # check: allow cmdlet
    }
}

Describe 'what goes wrong' { # check: allow cmdlet
    It 'says what needs an administrator' { # check: allow cmdlet
        $record = Invoke-RdpdTest -State (New-RdpdTestWindows -Elevated $false)
        $record.elevated | Should -BeFalse # check: allow cmdlet
        foreach ($name in @('key.files', 'store.remoteDesktop', 'store.acl', 'folder.machineKeys')) {
            Get-RdpdTestReason -Record $record -Name $name | Should -Match '^needsAdmin: ' # check: allow cmdlet
        }
    }
    It 'lets a refused value cost its own fact' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $state['Registry']['SYSTEM\CurrentControlSet\Control\Terminal Server\fDenyTSConnections'] = New-Object -TypeName System.UnauthorizedAccessException -ArgumentList 'no'
        $record = Invoke-RdpdTest -State $state
        Get-RdpdTestReason -Record $record -Name 'rdp.denyConnections' | Should -Match '^accessDenied: ' # check: allow cmdlet
        Get-RdpdTestReason -Record $record -Name 'listener.port' | Should -Be '' # check: allow cmdlet
        @($record.errors | Where-Object { $_.where -eq 'rdp.denyConnections' }).Count | Should -Be 1 # check: allow cmdlet
    }
    It 'names a cmdlet that this Windows does not have' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $state['Self']['CipherSuites'] = New-Object -TypeName System.Management.Automation.CommandNotFoundException -ArgumentList 'Get-TlsCipherSuite'
        $record = Invoke-RdpdTest -State $state -Request @{ batch = 'slow' }
        Get-RdpdTestReason -Record $record -Name 'cipher.suites' | Should -Match '^missing: ' # check: allow cmdlet
    }
    It 'keeps the services when CIM does not answer' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $state['Self']['ServiceProcesses'] = New-Object -TypeName System.TimeoutException -ArgumentList 'late'
        $row = @((Get-RdpdTestFact -Record (Invoke-RdpdTest -State $state) -Name 'service.list').value | Where-Object { $_.name -eq 'TermService' })[0]
        $row.state | Should -Be 'Running' # check: allow cmdlet
        $row.pid | Should -BeNullOrEmpty # check: allow cmdlet
    }
    It 'does not call a switched-off log an empty one' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $state['Self']['LogEnabled'] = $false
        Get-RdpdTestReason -Record (Invoke-RdpdTest -State $state -Request @{ batch = 'slow' }) -Name 'client.attempts' | Should -Match '^notRead: ' # check: allow cmdlet
    }
}
