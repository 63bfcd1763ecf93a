# Pester 5. Every primitive on a Windows of our own: what is captured comes back to the last byte, and a second apply changes nothing.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

BeforeAll { # check: allow cmdlet
    Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'testing/change-support.psm1') -Force -DisableNameChecking
    Import-RdpdChangesUnderTest
}

Describe 'an operation' { # check: allow cmdlet
    It 'gives back the same bytes: <Case>' -TestCases @(@{ Case = 'a number' }, @{ Case = 'a large number' }, @{ Case = 'another kind' }, @{ Case = 'many texts' }, @{ Case = 'a value in new keys' }, @{ Case = 'no number' }, @{ Case = 'no quad' }, @{ Case = 'no text' }, @{ Case = 'no expanded text' }, @{ Case = 'no texts' }, @{ Case = 'no single text' }, @{ Case = 'no empty list' }, @{ Case = 'no default text' }, @{ Case = 'no bytes' }, @{ Case = 'nothing' }, @{ Case = 'a restart' }, @{ Case = 'a restart of what is stopped' }, @{ Case = 'a start' }, @{ Case = 'automatic' }, @{ Case = 'disabled' }, @{ Case = 'rights of a file' }, @{ Case = 'rights of a folder' }, @{ Case = 'rights of a key' }, @{ Case = 'a moved file' }, @{ Case = 'a moved folder' }, @{ Case = 'no certificate' }, @{ Case = 'a certificate that is not there' }, @{ Case = 'a new certificate' }, @{ Case = 'a pin' }, @{ Case = 'no pin' }, @{ Case = 'rules on' }, @{ Case = 'rules on for profiles' }, @{ Case = 'a new rule' }, @{ Case = 'our rule anew' }, @{ Case = 'a private network' }, @{ Case = 'smaller packets' }, @{ Case = 'a name in hosts' }, @{ Case = 'a last line in hosts' }, @{ Case = 'no name in hosts' }, @{ Case = 'a member' }, @{ Case = 'a task' }) { # check: allow cmdlet
        param([string]$Case)
        Set-RdpdTestMachine -State (New-RdpdTestMachine)
        $change = Get-RdpdTestChange -Name $Case
        $before = Get-RdpdFakeSnapshot
        $captured = Invoke-RdpdGoodChange -Verb 'capture' -Change $change
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
        $null = Invoke-RdpdGoodChange -Verb 'apply' -Change $change
        $after = Get-RdpdFakeSnapshot
        $null = Invoke-RdpdGoodChange -Verb 'apply' -Change $change
        Get-RdpdFakeSnapshot | Should -BeExactly $after # check: allow cmdlet
        $null = Invoke-RdpdGoodChange -Verb 'restore' -Change $change -Captured $captured
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
        $null = Invoke-RdpdGoodChange -Verb 'restore' -Change $change -Captured $captured
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
    }
    It 'does change what it says: <Case>' -TestCases @(@{ Case = 'a number' }, @{ Case = 'a value in new keys' }, @{ Case = 'no texts' }, @{ Case = 'a restart of what is stopped' }, @{ Case = 'automatic' }, @{ Case = 'rights of a file' }, @{ Case = 'a moved file' }, @{ Case = 'no certificate' }, @{ Case = 'a new certificate' }, @{ Case = 'a pin' }, @{ Case = 'rules on' }, @{ Case = 'a new rule' }, @{ Case = 'a private network' }, @{ Case = 'smaller packets' }, @{ Case = 'a name in hosts' }, @{ Case = 'a member' }, @{ Case = 'a task' }, @{ Case = 'no names in the cache' }, @{ Case = 'no saved sign-in' }) { # check: allow cmdlet
        param([string]$Case)
        Set-RdpdTestMachine -State (New-RdpdTestMachine)
        $before = Get-RdpdFakeSnapshot
        $null = Invoke-RdpdGoodChange -Verb 'apply' -Change (Get-RdpdTestChange -Name $Case)
        Get-RdpdFakeSnapshot | Should -Not -BeExactly $before # check: allow cmdlet
    }
}

Describe 'what is captured' { # check: allow cmdlet
    It 'keeps kinds, large numbers and absence' { # check: allow cmdlet
        Set-RdpdTestMachine -State (New-RdpdTestMachine)
        (Invoke-RdpdGoodChange -Verb 'capture' -Change (Get-RdpdTestChange -Name 'a large number'))['value']['data'] | Should -Be 4294967295 # check: allow cmdlet
        (Invoke-RdpdGoodChange -Verb 'capture' -Change (Get-RdpdTestChange -Name 'no quad'))['value']['data'] | Should -BeExactly '18446744073709551615' # check: allow cmdlet
        (Invoke-RdpdGoodChange -Verb 'capture' -Change (Get-RdpdTestChange -Name 'no expanded text'))['value']['type'] | Should -BeExactly 'expandString' # check: allow cmdlet
        $absent = Invoke-RdpdGoodChange -Verb 'capture' -Change (Get-RdpdTestChange -Name 'nothing')
        $absent['key'] | Should -BeFalse # check: allow cmdlet
        $absent['value'] | Should -BeNullOrEmpty # check: allow cmdlet
    }
    It 'takes numbers and texts as another registry may give them' { # check: allow cmdlet
        Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'operations/registry-value.psm1') -Global -DisableNameChecking
        (ConvertTo-RdpdTypedValue -Found @{ Name = 'x'; Kind = 'QWord'; Value = [uint64]18446744073709551615 })['data'] | Should -BeExactly '18446744073709551615' # check: allow cmdlet
        (ConvertTo-RdpdTypedValue -Found @{ Name = 'x'; Kind = 'QWord'; Value = [int64]-1 })['data'] | Should -BeExactly '18446744073709551615' # check: allow cmdlet
        (ConvertTo-RdpdTypedValue -Found @{ Name = 'x'; Kind = 'MultiString'; Value = 'alone' })['data'].Count | Should -Be 1 # check: allow cmdlet
        (ConvertTo-RdpdTypedValue -Found @{ Name = 'x'; Kind = 'MultiString'; Value = $null })['data'].Count | Should -Be 0 # check: allow cmdlet
    }
    It 'takes bytes for bytes and a negative number for the unsigned one' { # check: allow cmdlet
        Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'operations/registry-value.psm1') -Global -DisableNameChecking
        (ConvertTo-RdpdTypedValue -Found @{ Name = 'x'; Kind = 'Binary'; Value = [byte[]](1, 255) })['data'] | Should -BeExactly '01ff' # check: allow cmdlet
        (ConvertTo-RdpdTypedValue -Found @{ Name = 'x'; Kind = 'DWord'; Value = [int]-1 })['data'] | Should -Be 4294967295 # check: allow cmdlet
    }
    It 'names the user of a saved sign-in on a Japanese Windows, and does not promise it back' { # check: allow cmdlet
        Set-RdpdTestMachine -State (New-RdpdTestMachine)
        $change = Get-RdpdTestChange -Name 'no saved sign-in'
        $captured = Invoke-RdpdGoodChange -Verb 'capture' -Change $change
        $captured['credential']['user'] | Should -BeExactly 'CORP\m.sato' # check: allow cmdlet
        $null = Invoke-RdpdGoodChange -Verb 'apply' -Change $change
        $record = Invoke-RdpdChange -Verb 'restore' -Change $change -Captured $captured
        @($record['errors'])[0]['message'] | Should -Match '^refused: ' # check: allow cmdlet
    }
    It 'keeps the spelling that a value has' { # check: allow cmdlet
        $state = New-RdpdTestMachine
        $state['Keys']["LocalMachine\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp"]['SSLCertificateSHA1Hash']['Name'] = 'SslCertificateSha1Hash'
        Set-RdpdTestMachine -State $state
        $before = Get-RdpdFakeSnapshot
        $change = Get-RdpdTestChange -Name 'a pin'
        $captured = Invoke-RdpdGoodChange -Verb 'capture' -Change $change
        $null = Invoke-RdpdGoodChange -Verb 'apply' -Change $change
        $null = Invoke-RdpdGoodChange -Verb 'restore' -Change $change -Captured $captured
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
    }
    It 'verifies rights that Windows prints otherwise' { # check: allow cmdlet
        $state = New-RdpdTestMachine
        Set-RdpdTestMachine -State $state
        $change = Get-RdpdTestChange -Name 'rights of a file'
        $state['Files'][$change['Args']['path']]['Sddl'] = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)'
        (Invoke-RdpdGoodChange -Verb 'verify' -Change $change)['sddl'] | Should -BeExactly $change['Args']['sddl'] # check: allow cmdlet
        (Invoke-RdpdGoodChange -Verb 'capture' -Change $change)['sddl'] | Should -BeExactly 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)' # check: allow cmdlet
    }
}

Describe 'what stands in the place of Windows' { # check: allow cmdlet
    It 'stays there when the modules that change Windows are loaded' { # check: allow cmdlet
        Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'operate.psm1') -Global -Force -DisableNameChecking
        Import-RdpdWriters -Folder $PSScriptRoot
        foreach ($name in @('Set-RdpdRegistryValue', 'Set-RdpdFileBase64', 'Set-RdpdFirewallRule', 'Read-RdpdPipeLine')) {
            (Get-Item -LiteralPath "Function:\$name").ModuleName | Should -Match '^fake-' # check: allow cmdlet
        }
        (Get-Item -LiteralPath 'Function:\Start-RdpdElevated').ModuleName | Should -Be 'elevation' # check: allow cmdlet
    }
}

Describe 'what is refused' { # check: allow cmdlet
    It 'refuses arguments that do not fit, before anything is touched' { # check: allow cmdlet
        Set-RdpdTestMachine -State (New-RdpdTestMachine)
        $before = Get-RdpdFakeSnapshot
        $wrong = @(
            @{ Primitive = 'registry.set'; Args = @{ path = 'HKCR\x'; name = 'x'; value = @{ type = 'dword'; data = 1 } } }
            @{ Primitive = 'registry.set'; Args = @{ path = 'HKLM\x'; name = 'x'; value = @{ type = 'dword'; data = 4294967296 } } }
            @{ Primitive = 'registry.set'; Args = @{ path = 'HKLM\x'; name = 'x'; value = @{ type = 'binary'; data = 'XY' } } }
            @{ Primitive = 'registry.remove'; Args = @{ path = 'HKLM\x' } }
            @{ Primitive = 'registry.remove'; Args = @{ path = 'HKLM\x'; name = 'x'; more = 1 } }
            @{ Primitive = 'service.restart'; Args = @{ name = 'x & y' } }
            @{ Primitive = 'service.setStartup'; Args = @{ name = 'KeyIso'; start = 5 } }
            @{ Primitive = 'file.move'; Args = @{ from = 'C:\a\..\b'; to = 'C:\c' } }
            @{ Primitive = 'acl.set'; Args = @{ kind = 'registry'; path = 'C:\x'; sddl = 'D:P(A;;FA;;;SY)' } }
            @{ Primitive = 'certificate.bind'; Args = @{} }
            @{ Primitive = 'firewall.addRule'; Args = @{ name = 'x'; direction = 'In'; protocol = 'TCP'; port = 0; profiles = [object[]]@('Domain') } }
            @{ Primitive = 'firewall.enableRules'; Args = @{ names = [object[]]@() } }
            @{ Primitive = 'Registry.Set'; Args = @{ path = 'HKLM\x'; name = 'x'; value = @{ type = 'dword'; data = 1 } } }
            @{ Primitive = 'anything.else'; Args = @{} }
        )
        foreach ($change in $wrong) {
            $record = Invoke-RdpdChange -Verb 'apply' -Change $change
            $record['ok'] | Should -BeFalse # check: allow cmdlet
            @($record['errors'])[0]['message'] | Should -Match '^failed: ' # check: allow cmdlet
        }
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
    }
    It 'refuses a value that it could not put back, and a rule of somebody else' { # check: allow cmdlet
        $state = New-RdpdTestMachine
        Set-RdpdTestMachine -State $state
        $kinds = 'HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\Kinds'
        foreach ($verb in @('capture', 'apply')) {
            (Invoke-RdpdChange -Verb $verb -Change @{ Primitive = 'registry.set'; Args = @{ path = $kinds; name = 'Odd'; value = @{ type = 'dword'; data = 1 } } })['ok'] | Should -BeFalse # check: allow cmdlet
            (Invoke-RdpdChange -Verb $verb -Change @{ Primitive = 'firewall.addRule'; Args = @{ name = 'RemoteDesktop-UserMode-In-TCP'; direction = 'In'; protocol = 'TCP'; port = 3389; profiles = [object[]]@('Domain') } })['ok'] | Should -BeFalse # check: allow cmdlet
        }
        (Invoke-RdpdChange -Verb 'apply' -Change @{ Primitive = 'network.setCategory'; Args = @{ interfaceIndex = 6; category = 'Private' } })['ok'] | Should -BeFalse # check: allow cmdlet
        (Invoke-RdpdChange -Verb 'apply' -Change @{ Primitive = 'certificate.bind'; Args = @{ thumbprint = ('99' * 20) } })['ok'] | Should -BeFalse # check: allow cmdlet
    }
    It 'says needsAdmin when not elevated, but lets the user do what is the user''s' { # check: allow cmdlet
        Set-RdpdTestMachine -State (New-RdpdTestMachine) -Elevated $false
        $before = Get-RdpdFakeSnapshot
        @((Invoke-RdpdChange -Verb 'apply' -Change (Get-RdpdTestChange -Name 'a number'))['errors'])[0]['message'] | Should -Match '^needsAdmin: ' # check: allow cmdlet
        Get-RdpdFakeSnapshot | Should -BeExactly $before # check: allow cmdlet
        (Invoke-RdpdChange -Verb 'capture' -Change (Get-RdpdTestChange -Name 'a number'))['ok'] | Should -BeTrue # check: allow cmdlet
        (Invoke-RdpdChange -Verb 'apply' -Change (Get-RdpdTestChange -Name 'no names in the cache'))['ok'] | Should -BeTrue # check: allow cmdlet
    }
    It 'registers no task for scripts that anybody can change' { # check: allow cmdlet
        $state = New-RdpdTestMachine
        $state['Volatile']['open scripts'] = $true
        Set-RdpdTestMachine -State $state
        @((Invoke-RdpdChange -Verb 'apply' -Change (Get-RdpdTestChange -Name 'a task'))['errors'])[0]['message'] | Should -Match '^refused: ' # check: allow cmdlet
        $state['Tasks'].Count | Should -Be 0 # check: allow cmdlet
    }
}
